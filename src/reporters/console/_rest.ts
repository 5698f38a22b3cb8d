import { terminal } from '../../model/escape.js';
import { LEDGERS } from '../../model/finding.js';
import type { Report, Requirement } from '../../model/report.js';
import { idleChecks, reasonsOf, unrunProbes, type Because } from '../_reasons.js';
import { counted, times } from '../_words.js';
import { violatedWords } from '../_violated.js';
import { field, heading, padStart, pad, paragraph, type Page } from './_text.js';

const REASONS = 12;
const NAMES = 16;

const reasonLines = (page: Page, reasons: readonly Because[]): readonly string[] => [
  ...reasons
    .slice(0, REASONS)
    .flatMap(({ because, checks, count }) => [
      ...paragraph(page, terminal(because) + (count > 0 ? ` (${times(count)})` : '')),
      ...paragraph(page, listOf(checks), 4).map((line) => page.paint.dim(line)),
    ]),
  ...(reasons.length > REASONS
    ? [`  … and ${counted(reasons.length - REASONS, 'more reason')}`]
    : []),
];

const listOf = (names: readonly string[]): string => {
  const shown = names.slice(0, NAMES).map((name) => terminal(name, 80));
  return shown.join(', ') + (names.length > NAMES ? ` and ${names.length - NAMES} more` : '');
};

export const untold = (page: Page, report: Report): readonly string[] => {
  const reasons = reasonsOf(report.checks, 'could-not-tell');
  if (reasons.length === 0) return [];
  const checks = new Set(reasons.flatMap((reason) => reason.checks)).size;
  return [
    heading(page, 'Could not tell', counted(checks, 'check')),
    '',
    ...reasonLines(page, reasons),
  ];
};

/** Checks that had nothing to judge, in as few words as will do. Those that judged something now and then are not told of. */
export const idle = (page: Page, report: Report): readonly string[] => {
  const checks = [...new Set(idleChecks(report.checks).flatMap((reason) => reason.checks))];
  if (checks.length === 0) return [];
  const names = checks.length > NAMES ? [] : paragraph(page, listOf(checks));
  return [
    heading(
      page,
      'Nothing to judge',
      `${checks.length.toLocaleString('en-US')} of ${counted(report.checks.length, 'check')}; html and json say why`,
    ),
    ...(names.length > 0 ? ['', ...names.map((line) => page.paint.dim(line))] : []),
  ];
};

const STATUSES = ['verified', 'violated', 'not-exercised'] as const;

const COLUMNS: readonly (readonly [string, (all: readonly Requirement[]) => number])[] = [
  ...STATUSES.map(
    (status) =>
      [
        status.replace('-', ' '),
        (all: readonly Requirement[]) => all.filter((each) => each.status === status).length,
      ] as const,
  ),
  ['all', (all) => all.length],
];

/** The coverage of the requirements: one row a ledger. */
export const requirements = (page: Page, report: Report): readonly string[] => {
  if (report.requirements.length === 0) return [];
  const widths = COLUMNS.map(([title]) => Math.max(title.length, 6));
  const row = (label: string, cells: readonly string[]) =>
    `  ${pad(label, 11)}${cells.map((cell, index) => padStart(cell, (widths[index] ?? 0) + 2)).join('')}`;
  const rows = LEDGERS.map((ledger) => {
    const all = report.requirements.filter((each) => each.ledger === ledger);
    return row(
      ledger,
      COLUMNS.map(([, count]) => count(all).toLocaleString('en-US')),
    );
  });
  const titles = COLUMNS.map(([title]) => title);
  return [
    heading(page, 'Requirements'),
    '',
    page.paint.dim(row('', titles)),
    ...rows,
    ...violated(page, report),
    ...unseen(page, report.requirements),
  ];
};

const LABELS = { indentation: 2, labels: 15 };

/** A table with "violated" beside a verdict that conforms would be read as a contradiction. */
const violated = (page: Page, report: Report): readonly string[] => {
  const words = violatedWords(report);
  return words === undefined ? [] : ['', ...field(page, 'violated', words, LABELS)];
};

/** Where the requirements are that nothing bore on. */
const unseen = (page: Page, all: readonly Requirement[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { status, operation, ledger } of all) {
    const place = operation ?? ledger;
    if (status === 'not-exercised') counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const places = [...counts].map(([place, count]) => `${place} ${count.toLocaleString('en-US')}`);
  return ['', ...field(page, 'not exercised', listOf(places), LABELS)];
};

/** Probes that did not run, by reason. */
export const probes = (page: Page, report: Report): readonly string[] => {
  const groups = unrunProbes(report.probes);
  if (groups.length === 0) return [];
  const unseen = groups.flatMap(({ ids }) => ids).length;
  return [
    heading(page, 'Did not run', `${unseen} of ${counted(report.probes.length, 'probe')}`),
    '',
    ...groups
      .slice(0, REASONS)
      .flatMap(({ reason, ids }) => [
        ...paragraph(page, terminal(reason)),
        ...paragraph(page, listOf(ids), 4).map((line) => page.paint.dim(line)),
      ]),
    ...(groups.length > REASONS
      ? [`  … and ${counted(groups.length - REASONS, 'more reason')}`]
      : []),
  ];
};

export const pins = (page: Page, report: Report): readonly string[] => {
  const entries = Object.entries(report.pins).map(
    ([key, value]) => [terminal(key, 60), terminal(value)] as const,
  );
  if (entries.length === 0) return [];
  const labels = Math.min(Math.max(...entries.map(([key]) => key.length)), 40) + 2;
  return [
    heading(page, 'Answers to what the document leaves open'),
    '',
    ...entries.flatMap(([key, value]) => field(page, key, value, { indentation: 2, labels })),
  ];
};

export const leftovers = (page: Page, { leftovers: all }: Report): readonly string[] => {
  if (all.length === 0) return [];
  return [
    heading(page, 'Left over', `${counted(all.length, 'client')} could not be deleted`),
    '',
    ...all.flatMap(({ collection, clientId, reason }) => {
      const place = [collection.institution, collection.partner, clientId];
      const name = place.map((part) => terminal(part, 80)).join(' / ');
      return [...paragraph(page, name), ...paragraph(page, terminal(reason), 4)];
    }),
    page.paint.dim('  `conformance cleanup` deletes them.'),
  ];
};

/** What keeps the verdict from being a green. */
export const missing = (page: Page, { summary }: Report): readonly string[] => {
  const all = summary.evidence.missing;
  if (all.length === 0) return [];
  return [
    heading(page, 'Missing evidence', counted(all.length, 'piece')),
    '',
    ...all.flatMap((each) => paragraph(page, `- ${terminal(each)}`)),
  ];
};

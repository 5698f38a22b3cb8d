import { terminal, terminalLines } from '../../model/escape.js';
import type { Finding } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import { causesOf, faultOf, variantsOf, type Cause, type Kind } from '../_causes.js';
import { wrapShell } from '../_shell.js';
import { counted, folded, times } from '../_words.js';
import { field, heading, paragraph, wrap, type Page } from './_text.js';

const CAUSES = 60;
const PLACES = 4;
const CURL_LINES = 14;

const MARKS: Readonly<Partial<Record<Kind, string>>> = { error: '✗ ERROR', warning: '! WARNING' };

/** Errors and warnings by cause, most severe first; the rest as counts. */
export const findings = (page: Page, report: Report): readonly string[] => {
  const causes = causesOf(report.findings).filter(({ kind }) => kind in MARKS);
  const { error, warning } = report.summary.findings;
  const rest = folded(report.summary.findings);
  if (causes.length === 0 && rest === '') return [];
  const aside = [
    error > 0 ? counted(error, 'error') : '',
    warning > 0 ? counted(warning, 'warning') : '',
  ].filter((part) => part !== '');
  const shown = causes.slice(0, CAUSES).map((cause) => causeLines(page, cause));
  const more = causes.length - shown.length;
  return [
    causes.length === 0
      ? heading(page, 'Findings', 'no error, no warning')
      : heading(page, causes.length === 1 ? 'Broken rule' : 'Broken rules', aside.join(', ')),
    ...shown.flatMap((lines) => ['', ...lines]),
    ...(more > 0 ? ['', `  … and ${counted(more, 'more cause')}, in every other format`] : []),
    ...(rest === '' ? [] : ['', ...hint(page, rest)]),
  ];
};

const hint = (page: Page, rest: string): readonly string[] =>
  paragraph(
    page,
    `Besides: ${rest}, without weight on the verdict: see the formats html, markdown or json.`,
  ).map((line) => page.paint.dim(line));

const causeLines = (page: Page, cause: Cause): readonly string[] => {
  const { paint } = page;
  const mark = MARKS[cause.kind] ?? '';
  const tint = cause.kind === 'error' ? paint.red : paint.yellow;
  const hang = mark.length + 4;
  const title = wrap(terminal(cause.title), page.columns - hang).map((line, index) =>
    index === 0
      ? `  ${paint.bold(tint(mark))}  ${paint.bold(line)}`
      : ' '.repeat(hang) + paint.bold(line),
  );
  return [
    ...title,
    ...placeLines(page, cause),
    ...clauseLines(page, cause),
    ...noteLines(page, cause),
    ...field(page, 'why', terminal(cause.why)),
    ...field(page, 'fix', terminal(cause.fix)),
    ...curlLines(page, cause.findings[0]),
  ];
};

/** Where it was seen; places that show the same deviation share one account of it. */
const placeLines = (page: Page, cause: Cause): readonly string[] => {
  const variants = variantsOf(cause);
  return [
    ...variants
      .slice(0, PLACES)
      .flatMap(({ expected, actual, places }) => [
        ...places
          .slice(0, PLACES)
          .flatMap((finding, index) => field(page, index === 0 ? 'where' : '', placeOf(finding))),
        ...more(page, places.length - PLACES, 'place'),
        ...field(page, 'expected', terminal(expected)),
        ...field(page, 'actual', terminal(actual)),
      ]),
    ...more(page, variants.length - PLACES, 'variety', 'varieties'),
  ];
};

const more = (page: Page, count: number, noun: string, nouns?: string): readonly string[] =>
  count > 0
    ? field(page, '', `… and ${counted(count, `more ${noun}`, nouns && `more ${nouns}`)}`)
    : [];

/** How often, and in which exchange first: the ids of a recording made elsewhere count its entries. */
const sightOf = ({ count, interaction, exchanges: [first] }: Finding): string => {
  if (first === undefined || interaction !== null) return count > 1 ? ` (${times(count)})` : '';
  const id = terminal(first, 40);
  return count > 1 ? ` (${times(count)}, first in ${id})` : ` (in ${id})`;
};

const placeOf = (finding: Finding): string => {
  const { operation, at, interaction } = finding;
  const place = [operation, at].filter((part) => part !== null).map((part) => terminal(part, 160));
  const from = interaction === null ? '' : ` in “${terminal(interaction, 120)}”`;
  return `${place.join(' · ')}${from}${sightOf(finding)}`;
};

const clauseLines = (page: Page, { findings: all, check, ledger }: Cause): readonly string[] => {
  const clauses = new Map(all.map((each) => [each.clause, each.position]));
  const shown = [...clauses].slice(0, PLACES).flatMap(([clause, position]) => {
    const line = position === null ? [] : [`${terminal(position.file, 160)}:${position.line}`];
    return [...line, terminal(clause)];
  });
  return [
    ...shown.flatMap((text, index) => field(page, index === 0 ? 'clause' : '', text)),
    ...more(page, clauses.size - PLACES, 'clause'),
    ...field(page, 'check', `${terminal(check, 80)} (${ledger})`),
  ];
};

const noteLines = (page: Page, cause: Cause): readonly string[] => {
  const [{ breaks, flakyRate }] = cause.findings;
  const waivers = new Set(cause.findings.flatMap(({ notWaived = [] }) => notWaived));
  const notes = [
    faultOf(cause),
    breaks === 'strict' ? 'only the strict reading forbids it, not the vendor’s document' : '',
    flakyRate === null ? '' : `not every time: in ${(flakyRate * 100).toFixed(0)} % of the tries`,
    ...[...waivers].slice(0, PLACES).map((each) => terminal(each)),
  ].filter((note) => note !== '');
  return notes.flatMap((note, index) => field(page, index === 0 ? 'note' : '', note));
};

const curlLines = (page: Page, { curl }: Finding): readonly string[] => {
  if (curl === '') return [];
  const lines = wrapShell(terminalLines(curl, 4_000), page.columns - 6);
  const shown = lines.slice(0, CURL_LINES);
  return [
    `    ${page.paint.dim('again')}`,
    ...shown.map((line) => `      ${page.paint.cyan(line)}`),
    ...(lines.length > shown.length ? ['      … the rest is in every other format'] : []),
  ];
};

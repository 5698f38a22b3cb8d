import { terminal } from '../model/escape.js';
import type { Report } from '../model/report.js';
import { defineReporter } from '../model/reporter.js';
import { counted, duration, EMBEDDED, isEmbedded, reasonOf, VERDICTS } from './_words.js';
import { findings } from './console/_findings.js';
import { operations } from './console/_operations.js';
import { pacts } from './console/_pacts.js';
import { recordings } from './console/_recordings.js';
import { idle, leftovers, missing, pins, probes, requirements, untold } from './console/_rest.js';
import { field, pageOf, paragraph, wrap, type Page } from './console/_text.js';

const MARKS = { conforms: '✓', 'does-not-conform': '✗', 'could-not-tell': '?' } as const;
const TINTS = { conforms: 'green', 'does-not-conform': 'red', 'could-not-tell': 'yellow' } as const;

const head = (page: Page, report: Report): readonly string[] => {
  const { document, run, summary } = report;
  const title = `${terminal(document.title, 80)} ${terminal(document.version, 40)}`;
  const entry = (label: string, text: string) =>
    field(page, label, text, { indentation: 2, labels: 10 });
  const overlays = document.overlays.map((path) => ` + ${terminal(path, 160)}`).join('');
  const shard = run.shard === null ? '' : `, shard ${terminal(run.shard, 20)}`;
  return [
    page.paint.bold(`${title} · ${run.command}`),
    '',
    ...entry('target', terminal(run.target)),
    ...entry('document', `${terminal(document.path)}${overlays}`),
    ...entry('judged', `${counted(summary.exchanges, 'exchange')} in ${duration(run.durationMs)}`),
    ...entry('settings', `profile ${run.profile}, seed ${run.seed}${shard}`),
    ...(isEmbedded(report) ? ['', ...paragraph(page, EMBEDDED)] : []),
  ];
};

const verdict = (page: Page, report: Report): readonly string[] => {
  const { paint } = page;
  const colour = paint[TINTS[report.verdict]];
  const words = `${MARKS[report.verdict]} ${VERDICTS[report.verdict]}`;
  const lines = wrap(`${words} – ${terminal(reasonOf(report))}`, page.columns);
  return lines.map((line, index) =>
    index === 0 ? paint.bold(colour(line.slice(0, words.length))) + line.slice(words.length) : line,
  );
};

const render = (report: Report, look: Parameters<typeof pageOf>[0]): string => {
  const page = pageOf(look);
  const sections = look.quiet
    ? [findings(page, report), leftovers(page, report), missing(page, report)]
    : [
        head(page, report),
        operations(page, report),
        pacts(page, report),
        findings(page, report),
        recordings(page, report),
        untold(page, report),
        idle(page, report),
        requirements(page, report),
        probes(page, report),
        pins(page, report),
        leftovers(page, report),
        missing(page, report),
      ];
  const all = [...sections, verdict(page, report)].filter((section) => section.length > 0);
  return `${all.map((section) => section.join('\n')).join('\n\n')}\n`;
};

/** A summary that people enjoy reading; the verdict comes last, where the eye rests. */
export default defineReporter({
  name: 'console',
  title: 'a summary for people',
  file: null,
  render,
});

import { markdown, markdownFence } from './_escape.js';
import type { Finding } from '../model/finding.js';
import type { OperationSummary, Report } from '../model/report.js';
import { defineReporter } from '../model/reporter.js';
import { causesOf, faultOf, variantsOf, type Cause, type Kind } from './_causes.js';
import { reasonsOf, type Because } from './_reasons.js';
import { wrapShell } from './_shell.js';
import { recordingLines } from './_recordings.js';
import { statusesOf, type StatusSeen } from './_statuses.js';
import { counted, duration, EMBEDDED, isEmbedded, reasonOf, times, VERDICTS } from './_words.js';

/** GitHub refuses a job summary above 1 MiB; the rest is for what else stands in it. */
const BYTES = 900 * 1024;
const PLACES = 10;
const ROWS = 100;
const SCRIPT = 4_000;

const MARKS = { conforms: '✅', 'does-not-conform': '❌', 'could-not-tell': '❔' } as const;

const WORDS: Readonly<Record<Kind, string>> = {
  error: '❌ error',
  warning: '⚠️ warning',
  info: 'ℹ️ note',
  gap: '○ gap of the document',
  waived: 'waived',
};

const SEEN: Readonly<Record<StatusSeen['kind'], (status: string, count: string) => string>> = {
  documented: (status, count) => `✓ ${status} ×${count}`,
  undocumented: (status, count) => `**+ ${status} ×${count}**`,
  'not-exercised': (status) => `○ ${status}`,
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const head = (report: Report): string => {
  const { document, run, summary } = report;
  const { error, warning, gap, info, waived } = summary.findings;
  return [
    `## ${MARKS[report.verdict]} ${markdown(document.title)} ${VERDICTS[report.verdict]}`,
    '',
    markdown(reasonOf(report)),
    '',
    row(['errors', 'warnings', 'notes', 'gaps', 'waived', 'exchanges', 'duration']),
    row(Array<string>(7).fill('---:')),
    row(
      [error, warning, info, gap, waived, summary.exchanges, duration(run.durationMs)].map(String),
    ),
    '',
    `Target ${markdown(run.target)}, document ${markdown(document.path)} (${markdown(document.version)}), profile ${run.profile}, seed ${run.seed}.`,
    ...(isEmbedded(report) ? ['', `> ${EMBEDDED}`] : []),
  ].join('\n');
};

const operations = ({ operations: all }: Report): string => {
  if (all.length === 0) return '';
  return [
    '### Operations',
    '',
    row(['operation', 'exchanges', 'statuses', 'p50', 'p95']),
    row(['---', '---:', '---', '---:', '---:']),
    ...all.slice(0, ROWS).map(operationRow),
    '',
    '✓ documented and seen, ○ documented and not exercised, + seen and not documented',
  ].join('\n');
};

const operationRow = (operation: OperationSummary): string => {
  const { id, method, exchanges, latencyMs } = operation;
  const statuses = statusesOf(operation)
    .slice(0, 20)
    .map(({ kind, status, count }) =>
      SEEN[kind](markdown(status, 40), count.toLocaleString('en-US')),
    );
  return row([
    `${markdown(method, 12)} **${markdown(id, 80)}**`,
    exchanges.toLocaleString('en-US'),
    statuses.join(', ') || 'no answer',
    latencyMs === null ? '–' : duration(latencyMs.p50),
    latencyMs === null ? '–' : duration(latencyMs.p95),
  ]);
};

const causeText = (cause: Cause): string => {
  const operationsOf = [
    ...new Set(cause.findings.map(({ operation }) => operation ?? 'no operation')),
  ];
  const places = operationsOf.slice(0, 5).map((name) => markdown(name, 80));
  return [
    `<details><summary>${WORDS[cause.kind]}: <b>${markdown(cause.title)}</b> (${places.join(', ')}, ${times(cause.count)})</summary>`,
    '',
    ...variantsOf(cause)
      .slice(0, PLACES)
      .flatMap(({ expected, actual, places: all }) => [
        ...all.slice(0, PLACES).map(placeLine),
        `  - expected: ${markdown(expected)}`,
        `  - actual: ${markdown(actual)}`,
      ]),
    `- rule: ${cause.findings.slice(0, 1).map(clauseOf).join('')}`,
    `- check: ${markdown(cause.check)} (${cause.ledger})`,
    ...(faultOf(cause) === '' ? [] : [`- ${faultOf(cause)}`]),
    `- why: ${markdown(cause.why)}`,
    `- fix: ${markdown(cause.fix)}`,
    '',
    ...script(cause.findings[0]),
    '</details>',
  ].join('\n');
};

const placeLine = ({ operation, at, count, interaction, waivedBy, notWaived }: Finding): string => {
  const notes = [
    times(count),
    ...(interaction === null ? [] : [`interaction ${markdown(interaction)}`]),
    ...(waivedBy === null ? [] : [`waived by ${markdown(waivedBy)}`]),
    ...(notWaived === undefined ? [] : [markdown(notWaived)]),
  ];
  return `- **${markdown(operation ?? 'no operation')}** ${markdown(at)} (${notes.join(', ')})`;
};

const clauseOf = ({ clause, position }: Finding): string =>
  markdown(clause) +
  (position === null ? '' : `, ${markdown(position.file)} line ${position.line}`);

const script = ({ curl }: Finding): readonly string[] => {
  if (curl === '') return [];
  const lines = wrapShell(curl.slice(0, SCRIPT), 100).join('\n');
  return [markdownFence(lines, 'sh', SCRIPT * 2), ''];
};

const untold = ({ checks, probes, leftovers, summary, ...rest }: Report): readonly string[] => [
  fold(
    'Missing evidence',
    summary.evidence.missing.map((each) => `- ${markdown(each)}`),
  ),
  fold('Could not tell', reasonsOf(checks, 'could-not-tell').map(reasonLine)),
  fold(
    'Probes that did not run',
    probes
      .filter(({ status }) => status === 'not-run')
      .map(({ id, reason }) => `- ${markdown(id)}: ${markdown(reason)}`),
  ),
  fold(
    'Left over',
    leftovers.map(({ clientId, reason }) => `- ${markdown(clientId)}: ${markdown(reason)}`),
  ),
  fold(
    'Recorded',
    recordingLines(rest).map((line) => `- ${markdown(line)}`),
  ),
];

const reasonLine = ({ because, checks, count }: Because): string =>
  `- ${markdown(because)} (${times(count)}): ${checks
    .slice(0, 20)
    .map((check) => markdown(check))
    .join(', ')}`;

const fold = (title: string, lines: readonly string[]): string => {
  if (lines.length === 0) return '';
  const more = lines.length > ROWS ? [`- and ${lines.length - ROWS} more`] : [];
  return [
    `<details><summary>${title} (${lines.length})</summary>`,
    '',
    ...lines.slice(0, ROWS),
    ...more,
    '',
    '</details>',
  ].join('\n');
};

/** As many of the parts as fit, each told whole or not at all. */
const within = (bytes: number, parts: readonly string[]): readonly string[] => {
  const encoder = new TextEncoder();
  let left = bytes;
  const fitting = parts.findIndex((part) => {
    left -= encoder.encode(part).length + 2;
    return left < 0;
  });
  if (fitting === -1) return parts;
  const missing = counted(parts.length - fitting, 'more cause');
  return [...parts.slice(0, fitting), `… and ${missing} in report.json`];
};

const render = (report: Report): string => {
  const causes = causesOf(report.findings).map(causeText);
  const rest = untold(report).filter((part) => part !== '');
  const frame = [head(report), operations(report), ...rest].join('\n\n');
  const room = BYTES - new TextEncoder().encode(frame).length - 200;
  const findings = causes.length === 0 ? [] : ['### Findings', ...within(room, causes)];
  const parts = [head(report), ...findings, operations(report), ...rest];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
};

/** A summary for pull requests and job pages. */
export default defineReporter({
  name: 'markdown',
  title: 'a summary for a job page',
  file: 'report.md',
  render,
});

import { terminal } from '../../model/escape.js';
import type { OperationSummary, Report } from '../../model/report.js';
import { statusesOf, type StatusSeen } from '../_statuses.js';
import { duration } from '../_words.js';
import { heading, pad, padStart, widthOf, type Page } from './_text.js';

const MARKS: Readonly<Record<StatusSeen['kind'], string>> = {
  documented: '✓',
  'not-exercised': '○',
  undocumented: '+',
};

const LEGEND: Readonly<Record<StatusSeen['kind'], string>> = {
  documented: 'documented and seen',
  'not-exercised': 'documented, not exercised',
  undocumented: 'not documented',
};

const KINDS = ['documented', 'not-exercised', 'undocumented'] as const;

/** One line an operation: how often it was called, what it answered, how fast. */
export const operations = (page: Page, report: Report): readonly string[] => {
  if (report.operations.length === 0) return [];
  const seen = new Set(report.operations.flatMap((each) => statusesOf(each)).map((s) => s.kind));
  const legend = KINDS.filter((kind) => seen.has(kind)).map((k) => `${MARKS[k]} ${LEGEND[k]}`);
  return [
    heading(page, 'Operations'),
    '',
    ...lines(page, report.operations),
    '',
    ...legendLines(page, legend),
  ];
};

const legendLines = (page: Page, legend: readonly string[]): readonly string[] => {
  const line = `  ${legend.join('   ')}`;
  const whole = widthOf(line) <= page.columns ? [line] : legend.map((entry) => `  ${entry}`);
  return whole.map((each) => page.paint.dim(each));
};

const lines = (page: Page, all: readonly OperationSummary[]): readonly string[] => {
  const widest = Math.min(32, Math.floor(page.columns / 3));
  const ids = all.map(({ id }) => terminal(id, widest).slice(0, widest));
  const idColumns = Math.min(Math.max(...ids.map(widthOf)), widest);
  const latency = page.columns >= 84 ? 24 : 0;
  const left = 2 + 7 + idColumns + 2 + 6 + 3;
  return all.flatMap((operation, index) => {
    const rows = rowsOf(page, statusesOf(operation), page.columns - left - latency);
    const start =
      '  ' +
      page.paint.dim(pad(terminal(operation.method, 6).slice(0, 6), 7)) +
      pad(ids[index] ?? '', idColumns + 2) +
      padStart(operation.exchanges.toLocaleString('en-US'), 6) +
      '   ';
    return rows.map((row, at) => {
      const body = (at === 0 ? start : ' '.repeat(left)) + row.painted;
      if (at > 0 || latency === 0 || operation.latencyMs === null) return body;
      const gap = ' '.repeat(Math.max(1, page.columns - left - latency - row.width));
      return body + gap + page.paint.dim(latencyOf(operation.latencyMs));
    });
  });
};

const latencyOf = ({ p50, p95 }: NonNullable<OperationSummary['latencyMs']>): string =>
  `p50${padStart(duration(p50), 8)}  p95${padStart(duration(p95), 8)}`;

interface Row {
  readonly painted: string;
  readonly width: number;
}

/** The statuses, as many on a line as it holds. */
const rowsOf = (page: Page, statuses: readonly StatusSeen[], columns: number): readonly Row[] => {
  const rows: Row[] = [];
  for (const each of statuses) {
    const text = textOf(each);
    const last = rows.at(-1);
    const width = widthOf(text);
    if (last && last.width + 3 + width <= columns) {
      const painted = `${last.painted}   ${tint(page, each)(text)}`;
      rows[rows.length - 1] = { painted, width: last.width + 3 + width };
    } else rows.push({ painted: tint(page, each)(text), width });
  }
  return rows.length > 0 ? rows : [{ painted: page.paint.dim('no answer'), width: 9 }];
};

const textOf = ({ kind, status, count }: StatusSeen): string => {
  const shown = `${MARKS[kind]} ${terminal(status, 6).slice(0, 8)}`;
  return count > 0 ? `${shown} ×${count.toLocaleString('en-US')}` : shown;
};

const tint = ({ paint }: Page, { kind }: StatusSeen) => {
  if (kind === 'documented') return paint.green;
  return kind === 'undocumented' ? paint.yellow : paint.dim;
};

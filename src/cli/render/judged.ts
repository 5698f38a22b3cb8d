import type { Judged } from '../../app/outcome.js';
import { terminal as shown } from '../../model/escape.js';
import { fails } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import { causesOf } from '../../reporters/_causes.js';
import { shownAt } from '../../reporters/_source-place.js';
import { reasonOf } from '../../reporters/_words.js';
import { exitOf } from '../exit.js';
import type { Terminal } from '../terminal.js';
import { annotation } from './workflow-command.js';

/** Says what a report does not: which files were written, and what went wrong besides. @returns the exit code */
export const tellJudged = (
  judged: Judged,
  terminal: Terminal,
  quiet: boolean | undefined,
): number => {
  const { files, errors, warning } = judged;
  if (files.length > 0 && quiet !== true)
    terminal.note(`conformance: wrote ${files.map((file) => shown(file)).join(', ')}`);
  if (warning)
    terminal.note(
      shown(`conformance: warning[${warning.code}]: ${warning.message}; ${warning.next}`),
    );
  if (terminal.env.GITHUB_ACTIONS === 'true')
    for (const line of annotations(judged.report)) terminal.note(line);
  const [error] = errors;
  if (error) terminal.complain(error);
  return exitOf(judged);
};

/** A step shows ten of a kind. */
const MOST = 10;

/** What fails, as a code host shows it beside the sources: one annotation a cause, and why nothing could be told. */
const annotations = (report: Report): readonly string[] => {
  const failing = report.findings.filter((finding) => fails(finding, report.run.gate));
  const lines = causesOf(failing).map(({ kind, check, findings: [first, ...more] }) => {
    const { operation, at, expected, actual, title } = first;
    const rest = more.length === 0 ? '' : `, and ${more.length} more`;
    return annotation({
      level: kind === 'warning' ? 'warning' : 'error',
      title: check,
      text: `${operation ?? 'no operation'} ${at}: expected ${expected}, got ${actual}${rest}. ${title}`,
      place: shownAt(report, first),
    });
  });
  if (report.verdict !== 'could-not-tell') return lines.slice(0, MOST);
  return [annotation({ level: 'error', title: 'could not tell', text: reasonOf(report) })];
};

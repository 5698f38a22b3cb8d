import { terminal, terminalLines } from '../model/escape.js';
import { fails, type Finding } from '../model/finding.js';
import type { Evidence } from '../model/report.js';
import type { Conformed } from './conform.js';

/** Findings that a message tells in full. */
const MOST = 5;
/** Characters of the content that it shows. */
const CONTENT = 600;

/** Why an answer does not conform, or why nobody can tell. */
export const failure = (
  { operation, judgment }: Conformed,
  gate: 'error' | 'warning' = 'error',
): string => {
  const { verdict, reason, findings, evidence } = judgment;
  if (verdict !== 'does-not-conform') return undecided(operation, reason);
  const failing = findings.filter((finding) => fails(finding, gate));
  const more = failing.length - MOST;
  return [
    `expected the answer to conform to ${operation}, and it does not:`,
    ...failing.slice(0, MOST).map(told),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...evidence.slice(0, 1).map(shown),
  ].join('\n\n');
};

/** Why `not` fails: the answer conforms, or nobody can tell. */
export const unexpected = ({ operation, judgment }: Conformed): string => {
  const { verdict, reason, evaluations } = judgment;
  if (verdict !== 'conforms') return undecided(operation, reason);
  return `expected the answer not to conform to ${operation}, and it does: ${evaluations.pass} checks passed`;
};

const undecided = (operation: string, reason: string): string =>
  `expected to see whether the answer conforms to ${operation}, and nobody can tell:\n\n  ${terminal(reason)}`;

const told = ({ at, severity, check, expected, actual, clause, fix }: Finding): string =>
  [
    `  ${terminal(at)}  (${severity}, ${check})`,
    `    expected  ${terminal(expected)}`,
    `    actual    ${terminal(actual)}`,
    `    clause    ${terminal(clause)}`,
    `    fix       ${terminal(fix)}`,
  ].join('\n');

const shown = ({ response }: Evidence): string => {
  if (!response) return '  no answer came';
  const { status, headers, body } = response;
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type');
  const content = terminalLines(body, CONTENT).replaceAll('\n', '\n    ');
  return `  the answer: ${status} ${terminal(type?.value ?? '')}\n    ${content === '' ? '(no content)' : content}`;
};

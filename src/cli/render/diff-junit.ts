import type { Change, Compared } from '../../app/diff.js';
import { xml, xmlLines } from '../../reporters/_escape.js';
import { hurtLines, placeText, verdictSentence, witnessText } from './diff-words.js';

const DIRECTIONS = ['request', 'response'] as const;

const MAX_TEXT = 16_000;

interface Case {
  readonly operation: string;
  readonly direction: string;
  readonly changes: readonly Change[];
}

/** One case an operation and direction; what fails, or is undecided, is no green one. */
export const diffJunit = (compared: Compared): string => {
  const cases = casesOf(compared);
  const failed = cases.filter(({ changes }) => changes.some(isRed)).length;
  const counts = `tests="${cases.length}" failures="${failed}" errors="0"`;
  const name = xml(compared.report.new.title || 'diff');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${name}" ${counts}>`,
    `  <testsuite name="${xml(verdictSentence(compared))}" ${counts} skipped="0" time="0">`,
    ...cases.map(caseXml),
    '  </testsuite>',
    '</testsuites>\n',
  ].join('\n');
};

const casesOf = ({ report, operations }: Compared): readonly Case[] => {
  const own = new Map<string, Change[]>();
  const other: Change[] = [];
  for (const change of report.changes) {
    for (const operation of change.operations) {
      const direction = change.direction === 'response' ? 'response' : 'request';
      const key = `${direction} ${operation}`;
      own.set(key, [...(own.get(key) ?? []), change]);
    }
    if (change.operations.length === 0) other.push(change);
  }
  const known = new Set([...operations, ...report.changes.flatMap((each) => each.operations)]);
  const cases = [...known].flatMap((operation) =>
    DIRECTIONS.map((direction): Case => ({
      ...{ operation, direction },
      changes: own.get(`${direction} ${operation}`) ?? [],
    })),
  );
  return other.length === 0
    ? cases
    : [...cases, { operation: 'document', direction: 'both', changes: other }];
};

const isRed = ({ severity, waivedBy }: Change): boolean =>
  waivedBy === null && severity === 'error';

const caseXml = ({ operation, direction, changes }: Case): string => {
  const start = `    <testcase classname="${xml(operation)}" name="${direction}" time="0"`;
  if (changes.length === 0) return `${start}/>`;
  const red = changes.filter(isRed);
  const text = xmlLines(changes.map(account).join('\n\n'), MAX_TEXT);
  const [first] = red;
  if (!first) return `${start}><system-out>${text}</system-out></testcase>`;
  const more = red.length > 1 ? `, and ${red.length - 1} more` : '';
  const message = xml(`${first.at}: ${first.title}${more}`);
  return `${start}><failure type="${first.verdict}" message="${message}">${text}</failure></testcase>`;
};

const account = (change: Change): string =>
  [
    `${change.verdict}: ${change.title}`,
    `where    ${change.at}`,
    `old      ${placeText(change.old)}`,
    `new      ${placeText(change.new)}`,
    ...(change.witness ? [`witness  ${witnessText(change) ?? ''}`] : []),
    ...hurtLines(change.hurts).map((line) => `hurts    ${line}`),
    ...(change.waivedBy === null ? [] : [`waived   ${change.waivedBy}`]),
    `change   ${change.kind} ${change.fingerprint}`,
  ].join('\n');

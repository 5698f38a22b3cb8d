import type { Change, Compared } from '../../app/diff.js';
import { terminal } from '../../model/escape.js';
import {
  hurtLines,
  isUsual,
  operationsText,
  placeText,
  verdictSentence,
  witnessText,
} from './diff-words.js';

/** Every change, the worst first; of a quiet call without those that are safe. */
export const diffConsole = (compared: Compared, quiet: boolean): string => {
  const { report, unusedWaivers } = compared;
  const shown = report.changes.filter(({ verdict }) => !quiet || verdict !== 'safe');
  const reading = quiet
    ? ''
    : Object.entries(report.reading)
        .map(([name, words]) => `  ${name}: ${words}\n`)
        .join('');
  const unused =
    unusedWaivers.length === 0
      ? ''
      : `; ${unusedWaivers.length} waiver(s) waived nothing, which fails`;
  return `${shown.map(changeText).join('\n')}${shown.length > 0 ? '\n' : ''}${reading === '' ? '' : `read as\n${reading}\n`}${verdictSentence(compared)}${unused}\n`;
};

const changeText = (change: Change): string => {
  const { verdict, waivedBy, notWaived, at, title, why, fix, kind, fingerprint } = change;
  const own = isUsual(change) ? '' : ` (${change.severity} by the settings)`;
  const waived = waivedBy === null ? '' : ` (waived: ${waivedBy})`;
  const lines = [
    `${verdict}${own}${waived}  ${operationsText(change)}  ${at}`,
    `  ${title}`,
    ...(notWaived === undefined ? [] : [`  ${notWaived}`]),
    ...placeLines(change),
    ...witnessLines(change),
    ...hurtLines(change.hurts).map((line) => `  hurts: ${line}`),
    ...(verdict === 'safe' ? [] : [`  why: ${why}`, `  fix: ${fix}`]),
    `  ${kind} ${fingerprint}`,
  ];
  return lines.map((line) => `${terminal(line, 1_000)}\n`).join('');
};

const placeLines = ({ old, new: now }: Change): readonly string[] => {
  const lines = [
    ...(old ? [`  old: ${placeText(old)}  ${old.pointer}`] : []),
    ...(now ? [`  new: ${placeText(now)}  ${now.pointer}`] : []),
  ];
  return lines;
};

const witnessLines = (change: Change): readonly string[] => {
  const { witness } = change;
  if (!witness) return [];
  return [
    `  witness: ${witnessText(change) ?? ''}`,
    `  accepted by the ${witness.acceptedBy} document, refused by the ${witness.rejectedBy} one`,
  ];
};

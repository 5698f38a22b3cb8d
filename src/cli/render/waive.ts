import type { WaiversEdited } from '../../app/waive.js';
import { terminal as shown } from '../../model/escape.js';
import type { Terminal } from '../terminal.js';
import { counted } from './words.js';

type Entry = WaiversEdited['added'][number];

/** Says what was written, what was taken out, and what no waiver can do. @returns the exit code */
export const tellWaived = (outcome: WaiversEdited, { out, note }: Terminal): number => {
  const { file, added, already, removed, missing } = outcome;
  for (const each of removed) out(`removed: ${lineOf(each)}\n`);
  for (const each of added) out(`waived: ${lineOf(each)}\n`);
  const kept = already === 0 ? '' : `, ${already} waived already`;
  const gone = removed.length === 0 ? '' : `, ${removed.length} removed`;
  note(`conformance: ${counted(added.length, 'waiver')} added to ${shown(file)}${kept}${gone}`);
  if (missing.length > 0)
    note(
      `conformance: evidence is missing, which cannot be waived: ${shown(missing[0] ?? '')}${missing.length > 1 ? ` (and ${missing.length - 1} more)` : ''}; ` +
        'an operation that is known not to work is left out openly with exclude: in conformance.yaml (operation, owner, reason, expires)',
    );
  return 0;
};

const lineOf = (entry: Entry): string =>
  'change' in entry
    ? `the change ${shown(entry.change)}, until ${entry.expires}`
    : `${shown(entry.check)} on ${shown(entry.operation)} at ${shown(entry.at, 160)}, until ${entry.expires}`;

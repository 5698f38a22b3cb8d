import { fingerprintOf } from '../engine/fingerprint.js';
import type { JudgedCount, Remark } from '../engine/judge.js';
import type { Waiver, Waivers } from '../settings/waivers.js';

/** How many nights a waiver may waive nothing before that is an error. */
const PATIENCE = 7;

/** A remark that was made before, and of what. */
export interface Idle {
  readonly fingerprint: string;
  readonly check: string;
  readonly operation: string;
}

export interface Circumstances {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The run came to its end. */
  readonly isWhole: boolean;
  /** The days of the nights before this one, in one row, on which a waiver waived nothing either; oldest first. */
  readonly idleDays?: ((idle: Idle) => readonly string[]) | undefined;
}

/**
 * Waivers in their last week, and, of a run that came to its end, those that waived nothing though their
 * check was evaluated on their operation.
 */
export const waiverRemarks = (
  waivers: Waivers,
  judged: JudgedCount,
  circumstances: Circumstances,
): readonly Remark[] => {
  const idle = waivers
    .unused()
    .filter(({ check, operation }) => circumstances.isWhole && judged(check, operation) > 0);
  return [
    ...waivers.expiring().map(expiring),
    ...idle.map((waiver) => unused(waiver, circumstances)),
  ];
};

const named = ({ check, at, shape, severity, interaction, target }: Waiver) =>
  [
    `the waiver of ${check} at ${at}, "${shape}"`,
    severity === undefined ? '' : `, as ${severity}`,
    interaction === undefined ? '' : `, in "${interaction}"`,
    target === undefined ? '' : `, at ${target}`,
  ].join('');

const operationOf = ({ operation }: Waiver) => (operation === '*' ? null : operation);

const expiring = (waiver: Waiver): Remark => ({
  check: 'waiver-is-not-about-to-expire',
  operation: operationOf(waiver),
  severity: 'warning',
  title: 'No waiver expires within a week.',
  clause: 'conformance.yaml, waivers',
  at: waiver.at,
  expected: 'more than a week left',
  actual: `${named(waiver)} expires on ${waiver.expires}`,
  why: 'After its last day a waiver waives nothing, and its finding fails again.',
  fix: `Ask ${waiver.owner} to mend the deviation, or renew the waiver with a new reason.`,
});

export const UNUSED = 'waiver-is-used';

/** What knows the remark on an unused waiver again, whatever it says of the time. */
export const unusedFingerprint = (waiver: Waiver): string =>
  fingerprintOf(UNUSED, operationOf(waiver), {
    ...{ at: waiver.at, expected: '', actual: '' },
    shape: shapeOf(waiver),
  });

const shapeOf = (waiver: Waiver): string => `${named(waiver)} waived nothing`;

const unused = (waiver: Waiver, { now, idleDays = () => [] }: Circumstances): Remark => {
  const { check, operation } = waiver;
  const today = new Date(now).toISOString().slice(0, 10);
  const before = idleDays({ fingerprint: unusedFingerprint(waiver), check, operation });
  const days = [...new Set([...before, today])];
  return {
    check: UNUSED,
    about: check,
    operation: operationOf(waiver),
    severity: days.length > PATIENCE ? 'error' : 'warning',
    title: 'Every waiver waives something.',
    clause: 'conformance.yaml, waivers',
    at: waiver.at,
    expected: 'a finding that it waives',
    actual: `${shapeOf(waiver)} since ${days[0] ?? today}, in ${days.length === 1 ? 'one night' : `${days.length} nights`}`,
    shape: shapeOf(waiver),
    why: 'A waiver that is left over hides the deviation when it comes back.',
    fix: 'Remove the waiver (conformance waive REPORT --prune): the deviation is gone, or is another one now. From its eighth such night this is an error.',
  };
};

import type { Waiver, Waivers } from '../settings/waivers.js';
import type { JudgedCount, Remark } from '../engine/judge.js';

const named = ({ check, at, shape }: Waiver) => `the waiver of ${check} at ${at}, "${shape}"`;

/**
 * Waivers in their last week, and, of a run that came to its end, those that waived nothing though their
 * check was evaluated on their operation.
 */
export const waiverRemarks = (
  waivers: Waivers,
  judged: JudgedCount,
  { now, isWhole }: { readonly now: number; readonly isWhole: boolean },
): readonly Remark[] => {
  const idle = waivers
    .unused()
    .filter(({ check, operation }) => isWhole && judged(check, operation) > 0);
  return [...waivers.expiring(now).map(expiring), ...idle.map(unused)];
};

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
  why: 'After its last day a waiver stops every run before it starts.',
  fix: `Ask ${waiver.owner} to mend the deviation, or renew the waiver with a new reason.`,
});

const unused = (waiver: Waiver): Remark => ({
  check: 'waiver-is-used',
  operation: operationOf(waiver),
  severity: 'error',
  title: 'Every waiver waives something.',
  clause: 'conformance.yaml, waivers',
  at: waiver.at,
  expected: 'a finding that it waives',
  actual: `${named(waiver)} waived nothing`,
  why: 'A waiver that is left over hides the deviation when it comes back.',
  fix: 'Remove the waiver: the deviation is gone, or is another one now.',
});

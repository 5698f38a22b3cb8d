import type { Night } from './nights.js';

/** A remark on a waiver that waives nothing, and what the waiver is of. */
export interface IdleWaiver {
  readonly fingerprint: string;
  readonly check: string;
  /** `*`: of none. */
  readonly operation: string;
}

/**
 * The days of the last nights, in one row, on which a waiver waived nothing; oldest first. A night that did not
 * evaluate its check, or that was cut short, neither counts nor ends the row; one in which its check and
 * operation show a waived finding ends it.
 * @param nights of one series, oldest first
 */
export const idleDays = (nights: readonly Night[], idle: IdleWaiver): readonly string[] => {
  const days = new Set<string>();
  for (const night of nights.toReversed()) {
    if (night.findings.some(({ fingerprint }) => fingerprint === idle.fingerprint))
      days.add(night.start.slice(0, 10));
    else if (showsWaived(night, idle)) break;
  }
  return [...days].reverse();
};

const showsWaived = ({ findings }: Night, { check, operation: wanted }: IdleWaiver): boolean =>
  findings.some(
    ({ waived, check: own, operation }) => waived && own === check && (operation ?? '*') === wanted,
  );

import type { CheckTally, Report } from '../model/report.js';

type Told = CheckTally['reasons'][number]['outcome'];

/** A reason, and the checks that gave it. */
export interface Because {
  readonly because: string;
  readonly checks: readonly string[];
  readonly count: number;
}

/** The reasons of an outcome, the most frequent first, each with the checks that gave it. */
export const reasonsOf = (checks: readonly CheckTally[], outcome: Told): readonly Because[] => {
  const groups = new Map<string, Because>();
  for (const { check, reasons } of checks) {
    for (const { because, count } of reasons.filter((each) => each.outcome === outcome)) {
      const known = groups.get(because);
      groups.set(because, {
        because,
        checks: [...(known?.checks ?? []), check],
        count: (known?.count ?? 0) + count,
      });
    }
  }
  return [...groups.values()].sort((one, other) => other.count - one.count);
};

const NOTHING = 'no exchange was of the kind that they speak of';

/** Why checks that judged nothing in the whole run had nothing to judge. */
export const idleChecks = (checks: readonly CheckTally[]): readonly Because[] => {
  const idle = checks.filter(({ pass, fail, couldNotTell }) => pass + fail + couldNotTell === 0);
  const silent = idle.filter(({ reasons }) => reasons.length === 0).map(({ check }) => check);
  const rest = silent.length > 0 ? [{ because: NOTHING, checks: silent, count: 0 }] : [];
  return [...reasonsOf(idle, 'not-applicable'), ...rest];
};

/** Probes that did not run, by their reason: one cause often keeps all of them from running. */
export const unrunProbes = (
  probes: Report['probes'],
): readonly { readonly reason: string; readonly ids: readonly string[] }[] => {
  const groups = new Map<string, string[]>();
  for (const { id, status, reason } of probes) {
    if (status === 'run') continue;
    const group = groups.get(reason);
    if (group) group.push(id);
    else groups.set(reason, [id]);
  }
  return [...groups].map(([reason, ids]) => ({ reason, ids }));
};

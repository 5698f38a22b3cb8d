import type { Observation } from './finding.js';

/** What a check says of an exchange. The last two always say why. */
export type Verdict =
  | { readonly outcome: 'pass' }
  | { readonly outcome: 'fail'; readonly observations: readonly [Observation, ...Observation[]] }
  | { readonly outcome: 'not-applicable'; readonly because: string }
  | {
      readonly outcome: 'could-not-tell';
      readonly because: string;
      /** Something looked wrong, and what would decide it was not seen: a live run is no green then. */
      readonly isSuspect?: true;
    };

export type Outcome = Verdict['outcome'];

/** The one passing verdict: a check that passes allocates nothing. */
export const PASS: Verdict = { outcome: 'pass' };

export const fail = (...observations: [Observation, ...Observation[]]): Verdict => ({
  outcome: 'fail',
  observations,
});

/** Fails if there is anything to say, passes otherwise. */
export const verdictOf = (observations: readonly Observation[]): Verdict => {
  const [first, ...rest] = observations;
  return first ? { outcome: 'fail', observations: [first, ...rest] } : PASS;
};

/** Make it once, beside the check: the reason is a constant. */
export const notApplicable = (because: string): Verdict => ({
  outcome: 'not-applicable',
  because,
});

/** Make it once, beside the check: the reason is a constant. */
export const couldNotTell = (because: string): Verdict => ({
  outcome: 'could-not-tell',
  because,
});

/** The same where something looked wrong. */
export const suspected = (because: string): Verdict => ({
  outcome: 'could-not-tell',
  because,
  isSuspect: true,
});

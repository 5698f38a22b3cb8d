import type { Comparison } from '../compared.js';
import type { Report } from '../../model/report.js';

/** From when the age of a report counts: the last exchange that was judged, else when it was made. */
export const reportedAt = ({ run }: Report): string =>
  // The interactions of a pact are examples: they have no time.
  (run.command === 'pact check' ? null : run.lastExchangeAt) ?? run.startedAt;

export const comparedAt = ({ madeAt }: Comparison): string => madeAt;

/** Clocks of two machines may differ by so much, milliseconds. */
const SKEW = 60_000;

export type Age =
  | { readonly kind: 'age'; readonly ms: number }
  /** It is of a time to come, or of none. */
  | { readonly kind: 'none' };

export const ageOf = (from: string, now: number): Age => {
  const ms = now - Date.parse(from);
  return ms >= -SKEW ? { kind: 'age', ms: Math.max(0, ms) } : { kind: 'none' };
};

import type { Exchange } from '../model/exchange.js';
import type { Observation } from '../model/finding.js';
import { type Verdict, verdictOf } from '../model/verdict.js';

/**
 * What is held against a recorded caller: one finding a place, whatever was wrong there, for a fuzzer sends all
 * that there is; information where it was refused, for then nothing came of it.
 */
export const heldAgainstCaller = (
  { source, purpose, response }: Exchange,
  verdict: Verdict,
): Verdict => {
  if (verdict.outcome !== 'fail' || source !== 'har' || purpose !== undefined) return verdict;
  const status = response?.status ?? 0;
  const weight = status >= 400 ? ({ severity: 'info' } as const) : {};
  const places = new Map<string, Observation>();
  for (const each of verdict.observations)
    if (!places.has(each.at)) places.set(each.at, { ...each, ...weight, shape: 'of the caller' });
  return verdictOf([...places.values()]);
};

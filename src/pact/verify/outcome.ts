import { pactError } from '../errors.js';
import { record } from '../file/json.js';

/** One way in which an answer is not what the interaction asks for. */
export interface Mismatch {
  /** `response.status`, `response.headers/content-type`, `response.body`. */
  readonly at: string;
  /** In words that stay the same from run to run. */
  readonly shape: string;
  /** The verifier's own words; they quote the answer. */
  readonly words: string;
}

/** What Pact's verifier says of one interaction. */
export type VerifierOutcome =
  | { readonly outcome: 'verified' }
  | { readonly outcome: 'failed'; readonly mismatches: readonly Mismatch[] }
  /** It did not get as far as an answer, or says what cannot be read. */
  | { readonly outcome: 'unclear'; readonly words: string };

/** Reads the JSON of a verification of exactly one interaction. Throws `verifier-failed`. */
export const outcomeOf = (text: string): VerifierOutcome => {
  const result = record(parse(text));
  if (!result) throw pactError('verifier-failed', "Pact's verifier gives no result");
  const errors = [result.errors, result.pendingErrors].flatMap(listOf);
  const results = listOf(result.interactionResults);
  if (errors.length === 0) {
    const [only] = results;
    const isOne = results.length === 1 && record(only)?.result === 'OK';
    return result.result === true && isOne
      ? { outcome: 'verified' }
      : unclear('it verified nothing');
  }
  const found = errors.map((each) => record(record(each)?.mismatch));
  const mismatches = found.flatMap((each) => listOf(each?.mismatches)).map(mismatchOf);
  if (mismatches.length > 0) return { outcome: 'failed', mismatches };
  const message = found.map((each) => each?.message).find((each) => typeof each === 'string');
  return unclear(message ?? 'it gives no reason');
};

const unclear = (words: string): VerifierOutcome => ({ outcome: 'unclear', words });

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const PLACES = new Map([
  ['StatusMismatch', 'response.status'],
  ['HeaderMismatch', 'response.headers'],
  ['BodyTypeMismatch', 'response.headers/content-type'],
  ['BodyMismatch', 'response.body'],
]);

const mismatchOf = (value: unknown): Mismatch => {
  const mismatch = record(value);
  const type = typeof mismatch?.type === 'string' ? mismatch.type : 'Mismatch';
  const path = typeof mismatch?.path === 'string' ? mismatch.path : '';
  const key = typeof mismatch?.key === 'string' ? `/${mismatch.key.toLowerCase()}` : '';
  const words = typeof mismatch?.mismatch === 'string' ? mismatch.mismatch : type;
  return {
    at: `${PLACES.get(type) ?? 'response'}${key}`,
    shape: `${type} ${path}`.trim(),
    words: path === '' ? words : `${path}: ${words}`,
  };
};

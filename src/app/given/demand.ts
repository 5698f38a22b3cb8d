import type { ConformanceError } from '../../model/error.js';
import { appError } from '../errors.js';
import { isObject } from '../../model/json/walk.js';
import { type Purpose, PURPOSES } from '../../model/purpose.js';

/** @param next what would be right, one clause */
export const wrong = (what: string, next: string): ConformanceError =>
  appError('usage', `${what} is wrong`, { next });

/** Throws `usage` for what is no object of these members. */
export const onlyMembers = (given: unknown, known: readonly string[], what: string): void => {
  if (!isObject(given)) throw wrong(what, `hand over an object of ${known.join(', ')}`);
  const stranger = strangerIn(given, known);
  if (stranger !== undefined) throw stranged(`${what} has no member "${stranger}"`, known);
};

const strangerIn = (given: object, known: readonly string[]): string | undefined =>
  Object.entries(given).find(([name, value]) => value !== undefined && !known.includes(name))?.[0];

/** Throws `usage` for what is no object, or names an option that there is not. */
export const onlyOptions = (given: unknown, known: readonly string[]): void => {
  if (!isObject(given)) throw wrong('what stands for the options', 'hand over an object');
  const stranger = strangerIn(given, known);
  if (stranger !== undefined) throw stranged(`there is no option "${stranger}" here`, known);
};

const stranged = (what: string, known: readonly string[]): ConformanceError =>
  appError('usage', what, { next: `known are ${known.join(', ')}` });

/** Throws `usage`. */
export const demandPurpose = (purpose: unknown): Purpose | undefined => {
  if (purpose === undefined) return undefined;
  const known = PURPOSES.find((each) => each === purpose);
  if (known) return known;
  throw wrong('the purpose of the exchange', `known are ${PURPOSES.join(', ')}`);
};

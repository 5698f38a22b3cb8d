import { isVague, writtenAt } from '../model/json/written.js';
import { decimalIn, decimalOf, type Decimal } from '../model/json/decimal.js';
import { compareDecimals } from './compare-decimals.js';
import { isMultiple } from '../model/json/multiple.js';
import { isContainer, isList, type JsonObject } from './value.js';

/** Where a value stands, as Ajv says it. */
type Holder = readonly [parent: unknown, key: string | number];

/** Whether a value fits a word of a schema, numbers taken as they are written. */
export type AsWritten = (value: unknown, at: Holder, word: unknown, schema: JsonObject) => boolean;

/** A number as it is written where that is known, else the shortest decimal of its double. */
const decimalAt = (value: number, [parent, key]: Holder): Decimal | undefined =>
  decimalIn(writtenAt(parent, key) ?? '') ?? decimalOf(value);

const isKnown = (value: number, [parent, key]: Holder): boolean =>
  !isVague(value) || writtenAt(parent, key) !== undefined;

/** Whether there is more to say of two numbers than their doubles do, and somebody knows it. */
const saysMore = (one: number, at: Holder, other: number, of: Holder): boolean =>
  (isVague(one) || isVague(other)) && isKnown(one, at) && isKnown(other, of);

/** Below zero: the first is less. */
const compare = (one: number, at: Holder, other: number, of: Holder): number => {
  if (saysMore(one, at, other, of)) {
    const [own, its] = [decimalAt(one, at), decimalAt(other, of)];
    if (own && its) return compareDecimals(own, its);
  }
  return one === other ? 0 : one - other;
};

const FITS: Readonly<Record<string, (difference: number) => boolean>> = {
  minimum: (difference) => difference >= 0,
  maximum: (difference) => difference <= 0,
  exclusiveMinimum: (difference) => difference > 0,
  exclusiveMaximum: (difference) => difference < 0,
};

export const isWithin =
  (bound: string): AsWritten =>
  (value, at, limit, schema) =>
    typeof value !== 'number' ||
    typeof limit !== 'number' ||
    FITS[bound]?.(compare(value, at, limit, [schema, bound])) !== false;

export const isMultipleAsWritten = (
  value: number,
  at: Holder,
  of: number,
  schema: JsonObject,
): boolean => {
  const step: Holder = [schema, 'multipleOf'];
  if (!saysMore(value, at, of, step)) return isMultiple(value, of);
  return isMultiple(value, of, decimalAt(value, at), decimalAt(of, step));
};

/** Whether a number that is vague as a double is an integer; of one that nobody noted the double is. */
export const isWhole: AsWritten = (_, [parent, key]) => {
  const own = decimalIn(writtenAt(parent, key) ?? '');
  return own === undefined || own.exponent >= 0;
};

const LEAST = decimalIn('-9223372036854775808');
const MOST = decimalIn('9223372036854775807');

/** Whether a number is a signed integer of 64 bits; of a double beside the bound nobody knows. */
export const isInt64: AsWritten = (value, [parent, key]) => {
  if (!Number.isInteger(value)) return false;
  const own = decimalIn(writtenAt(parent, key) ?? '');
  if (!own || !LEAST || !MOST) return Math.abs(Number(value)) <= 2 ** 63;
  if (own.exponent < 0) return false;
  return compareDecimals(own, LEAST) >= 0 && compareDecimals(own, MOST) <= 0;
};

export const isSame: AsWritten = (value, at, constant, schema) =>
  areEqual(value, at, constant, [schema, 'const']);

export const isAmong: AsWritten = (value, at, values) =>
  isList(values) && values.some((each, index) => areEqual(value, at, each, [values, index]));

const areEqual = (one: unknown, at: Holder, other: unknown, of: Holder): boolean => {
  if (typeof one === 'number' && typeof other === 'number')
    return compare(one, at, other, of) === 0;
  if (!isContainer(one) || !isContainer(other)) return one === other;
  const keys = Object.keys(one);
  return (
    isList(one) === isList(other) &&
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) &&
        areEqual(Reflect.get(one, key), [one, key], Reflect.get(other, key), [other, key]),
    )
  );
};

/** Whether there is a number in a value. */
export const holdsNumber = (value: unknown): boolean =>
  typeof value === 'number' || (isContainer(value) && Object.values(value).some(holdsNumber));

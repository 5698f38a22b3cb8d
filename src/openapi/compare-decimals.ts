import type { Decimal } from '../model/json/decimal.js';

/** Below zero: the first is less. Takes time in proportion to the digits, whatever the exponents. */
export const compareDecimals = (one: Decimal, other: Decimal): number => {
  const [own, its] = [signOf(one), signOf(other)];
  if (own !== its || own === 0) return own - its;
  return own * compareSizes(one, other);
};

const signOf = ({ isNegative, digits }: Decimal): number =>
  digits === '' ? 0 : isNegative ? -1 : 1;

const compareSizes = (one: Decimal, other: Decimal): number => {
  const sizes = [one, other].map(({ digits, exponent }) => digits.length + exponent);
  const [own = 0, its = 0] = sizes;
  if (own !== its) return own < its ? -1 : 1;
  // Without zeros at the end the shorter of two that begin alike is the lesser one, as with texts.
  return one.digits < other.digits ? -1 : Number(one.digits > other.digits);
};

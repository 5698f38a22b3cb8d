/** A number in decimal notation, without zeros at either end of its digits. */
export interface Decimal {
  readonly isNegative: boolean;
  /** Empty: it is zero. */
  readonly digits: string;
  /** The power of ten that the digits, read as an integer, are multiplied by. */
  readonly exponent: number;
}

/** Larger powers of ten are as good as this one. */
const LARGEST = 1e9;

/** Undefined: the text is no number in decimal notation. */
export const decimalIn = (text: string): Decimal | undefined => {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  if (whole + fraction === '') return undefined;
  const all = withoutZeros(whole + fraction);
  const ten = Math.max(-LARGEST, Math.min(LARGEST, Number(power)));
  const exponent = all.digits === '' ? 0 : ten - fraction.length + all.dropped;
  return { isNegative: sign === '-' && all.digits !== '', digits: all.digits, exponent };
};

const withoutZeros = (digits: string): { readonly digits: string; readonly dropped: number } => {
  let [start, end] = [0, digits.length];
  while (start < end && digits[start] === '0') start++;
  while (end > start && digits[end - 1] === '0') end--;
  return { digits: digits.slice(start, end), dropped: digits.length - end };
};

/** The shortest decimal that is this double; undefined: it is infinite. */
export const decimalOf = (value: number): Decimal | undefined => decimalIn(String(value));

/** Whether a decimal is an integer times another. */
export const isMultipleOf = (value: Decimal, of: Decimal): boolean => {
  if (value.digits === '') return true;
  if (of.digits === '') return false;
  const step = value.exponent - of.exponent;
  const divisor = BigInt(of.digits);
  if (step >= 0)
    return (remainder(value.digits, divisor) * powerOfTen(step, divisor)) % divisor === 0n;
  // The value ends behind the last digit of the divisor, and its own last digit is no zero.
  if (-step > value.digits.length) return false;
  return remainder(value.digits, divisor * 10n ** BigInt(-step)) === 0n;
};

const CHUNK = 15;

/** Of thousands of digits one after the other: as one integer they would take the square of their number. */
const remainder = (digits: string, divisor: bigint): bigint => {
  let rest = 0n;
  for (let at = 0; at < digits.length; at += CHUNK) {
    const chunk = digits.slice(at, at + CHUNK);
    rest = (rest * 10n ** BigInt(chunk.length) + BigInt(chunk)) % divisor;
  }
  return rest;
};

const powerOfTen = (exponent: number, divisor: bigint): bigint => {
  let [result, base, left] = [1n % divisor, 10n % divisor, exponent];
  while (left > 0) {
    if (left % 2 === 1) result = (result * base) % divisor;
    base = (base * base) % divisor;
    left = Math.floor(left / 2);
  }
  return result;
};

interface Decimal {
  readonly digits: bigint;
  /** Digits behind the point. */
  readonly scale: number;
}

/** Scales beyond it make numbers of thousands of digits. */
const MAX_SCALE = 400;

const decimalOf = (value: number): Decimal | undefined => {
  const [, sign = '', whole = '0', part = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(value)) ?? [];
  const scale = part.length - Number(exponent);
  if (!Number.isFinite(value) || Math.abs(scale) > MAX_SCALE) return undefined;
  return { digits: BigInt(`${sign}${whole}${part}`), scale };
};

/** Whether every multiple of `step` is one of `other`, by the decimals as they are written. */
export const isMultiple = (step: number, other: number): boolean => {
  const [a, b] = [decimalOf(step), decimalOf(other)];
  if (!a || !b || b.digits === 0n) return false;
  const scale = Math.max(a.scale, b.scale);
  const [left, right] = [a, b].map(
    ({ digits, scale: own }) => digits * 10n ** BigInt(Math.max(scale - own, 0)),
  );
  return left !== undefined && right !== undefined && left % right === 0n;
};

/** By the decimals as they are written, as the validator has it. */
export const fitsStep = (value: number, step: number): boolean =>
  Number.isSafeInteger(value) && Number.isSafeInteger(step)
    ? value % step === 0
    : isMultiple(value, step);

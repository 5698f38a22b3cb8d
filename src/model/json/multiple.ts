import { decimalOf, isMultipleOf, type Decimal } from './decimal.js';

/**
 * Whether a number is a multiple of another as both are written: binary fractions would make 0.3 no
 * multiple of 0.1.
 */
export const isMultiple = (
  value: number,
  of: number,
  written: Decimal | undefined = decimalOf(value),
  step: Decimal | undefined = decimalOf(of),
): boolean => {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(of)) return value % of === 0;
  return written !== undefined && step !== undefined && isMultipleOf(written, step);
};

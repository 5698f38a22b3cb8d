import { isMultiple } from '../../model/json/multiple.js';
import type { Bound, NumberPiece } from '../schema/types.js';

export const numberWithin = (sent: NumberPiece, received: NumberPiece): boolean =>
  isBeyond(sent.least, received.least, 1) &&
  isBeyond(sent.most, received.most, -1) &&
  received.steps.every((step) => sent.steps.some((own) => isMultiple(own, step)));

const isBeyond = (sent: Bound | undefined, received: Bound | undefined, sign: 1 | -1): boolean => {
  if (!received) return true;
  if (!sent) return false;
  if (sent.at === received.at) return sent.open || !received.open;
  return sent.at * sign > received.at * sign;
};

/** The parts of an interval between the bounds of others. */
export const numberParts = (
  piece: NumberPiece,
  others: readonly NumberPiece[],
): readonly NumberPiece[] => {
  const bounds = others
    .flatMap(({ least, most }) => [least, most])
    .filter((each) => each !== undefined);
  const cuts = [...new Set(bounds.map(({ at }) => at))].sort((a, b) => a - b);
  const parts: NumberPiece[] = [];
  let { least } = piece;
  for (const at of cuts) {
    if (!isInside(piece, at)) continue;
    parts.push({ ...piece, least, most: { at, open: true } });
    parts.push({ ...piece, least: { at, open: false }, most: { at, open: false } });
    least = { at, open: true };
  }
  return parts.length === 0 ? [] : [...parts, { ...piece, least }];
};

const isInside = ({ least, most }: NumberPiece, at: number): boolean =>
  (!least || at > least.at || (at === least.at && !least.open)) &&
  (!most || at < most.at || (at === most.at && !most.open));

const MAX_VALUES = 300;

/** All numbers of a piece, where they are few. */
export const numbersOf = ({ least, most, steps }: NumberPiece): readonly number[] | undefined => {
  const step = Math.max(...steps.filter((each) => Number.isInteger(each)));
  if (
    !least ||
    !most ||
    step < 1 ||
    !Number.isSafeInteger(least.at) ||
    !Number.isSafeInteger(most.at)
  )
    return undefined;
  const first = Math.ceil(least.at / step) * step;
  if ((most.at - first) / step > MAX_VALUES) return undefined;
  const found: number[] = [];
  for (let value = first; value <= most.at; value += step) found.push(value);
  return found;
};

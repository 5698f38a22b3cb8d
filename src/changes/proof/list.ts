import { conj } from '../schema/conj.js';
import { itemOf, tailOf } from '../schema/members.js';
import type { ArrayPiece, Contains, Piece } from '../schema/types.js';
import type { Proving } from './proving.js';

/** How many items there may be, those that nothing can be counted out. */
export const mostItems = (
  piece: ArrayPiece,
  proving: Pick<Proving, 'isEmpty' | 'branches'>,
): number => {
  for (let index = 0; index <= tailOf(piece) && index < piece.most; index++) {
    if (proving.isEmpty(itemOf(piece, index))) return index;
  }
  return Math.min(piece.most, mostUnequal(piece, proving));
};

/** Unequal items are no more than there are values. */
const mostUnequal = (piece: ArrayPiece, { branches }: Pick<Proving, 'branches'>): number => {
  if (!piece.unique || tailOf(piece) > 0) return Infinity;
  const items = itemOf(piece, 0);
  if (items.length === 0) return Infinity;
  const ways = branches.known(items);
  if (!ways) return Infinity;
  let count = 0;
  for (const { pieces } of ways)
    for (const each of pieces.values())
      count += each.values?.length ?? COUNTS[each.type] ?? Infinity;
  return count;
};

const COUNTS: Readonly<Partial<Record<Piece['type'], number>>> = { null: 1, boolean: 2 };

export const arrayWithin = (sent: ArrayPiece, received: ArrayPiece, proving: Proving): boolean => {
  const most = mostItems(sent, proving);
  if (sent.least < received.least || most > received.most) return false;
  if (received.unique && !sent.unique && most > 1) return false;
  const tail = Math.max(tailOf(sent), tailOf(received));
  for (let index = 0; index <= tail && index < most; index++) {
    if (!proving.includes(itemOf(sent, index), itemOf(received, index))) return false;
  }
  return received.contains.every((each) => isContained(sent, each, most, proving));
};

const isContained = (
  sent: ArrayPiece,
  { node, least, most }: Contains,
  mostSent: number,
  proving: Proving,
): boolean => {
  const allAre = () =>
    indexes(sent, mostSent).every((index) => proving.includes(itemOf(sent, index), [node]));
  const enough =
    least === 0 ||
    sent.contains.some(
      (own) => own.least >= least && proving.includes(contained(own, sent), [node]),
    ) ||
    (sent.least >= least && allAre());
  const fewEnough =
    mostSent <= most ||
    sent.contains.some((own) => own.most <= most && proving.isSame(own.node, node));
  return enough && fewEnough;
};

const contained = ({ node }: Contains, sent: ArrayPiece) =>
  tailOf(sent) === 0 ? conj([node, ...itemOf(sent, 0)]) : [node];

const indexes = (piece: ArrayPiece, most: number): readonly number[] =>
  Array.from({ length: Math.min(tailOf(piece) + 1, most) }, (_, index) => index);

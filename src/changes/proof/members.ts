import { conj } from '../schema/conj.js';
import { memberOf, namesIn, openness } from '../schema/members.js';
import type { Conj, ObjectPiece } from '../schema/types.js';

interface Emptying {
  isEmpty(nodes: Conj): boolean;
}

/** What is sent under names that are neither declared nor matched; undefined: such a name is new to all. */
export const others = (piece: ObjectPiece): Conj | undefined =>
  openness(piece) === 'declared' ? undefined : conj(piece.layers.flatMap(({ rest }) => rest ?? []));

/** Whether nothing is sent besides what is declared or matched. */
export const closed = (piece: ObjectPiece, emptying: Emptying): boolean => {
  const rest = others(piece);
  return rest !== undefined && emptying.isEmpty(rest);
};

/** How many members there may be at most, those that are counted out. */
export const mostMembers = (piece: ObjectPiece, emptying: Emptying): number => {
  const isCounted = piece.layers.every(({ matching }) => matching.length === 0);
  if (!isCounted || !closed(piece, emptying)) return piece.most;
  const possible = [...namesIn(piece)].filter((name) => !emptying.isEmpty(memberOf(piece, name)));
  return Math.min(piece.most, possible.length);
};

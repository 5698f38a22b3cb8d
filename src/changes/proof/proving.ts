import type { Branch, Branches } from '../schema/branches.js';
import type { Nodes } from '../schema/nodes.js';
import type { Regular } from '../schema/regular.js';
import type { Conj, Node, Piece } from '../schema/types.js';

/** What the rules for one type ask of the whole. */
export interface Proving {
  readonly nodes: Nodes;
  readonly branches: Branches;
  readonly regular: Regular;
  /** Whether it is proven that what is sent under the one is valid under the other. */
  includes(sent: Conj, received: Conj): boolean;
  /** Whether it is proven that there is no such value. */
  isEmpty(nodes: Conj): boolean;
  isSame(a: Node, b: Node): boolean;
}

/** The pieces of alternatives that take the type of one. */
export const alike = (piece: Piece, branches: readonly Branch[]): readonly Piece[] =>
  branches.flatMap(({ pieces }) => pieces.get(piece.type) ?? []);

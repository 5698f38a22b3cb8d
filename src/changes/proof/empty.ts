import { fits } from '../schema/accepts.js';
import { type Branch, type Branches } from '../schema/branches.js';
import { Undecided } from '../schema/undecided.js';
import { conj, keyOf } from '../schema/conj.js';
import { itemOf, memberOf, tailOf } from '../schema/members.js';
import type { Regular } from '../schema/regular.js';
import type { ArrayPiece, Conj, Piece } from '../schema/types.js';
import { mostMembers } from './members.js';
import { numbersOf } from './number.js';
import { outer } from './text.js';

/** Items of a list that are looked at. */
const MAX_ITEMS = 32;

/**
 * Which schemas have no value. Values are finite: one that can only be had out of itself is none.
 * What is not found out counts as inhabited.
 */
export class Emptiness {
  readonly #branches: Branches;
  readonly #regular: Regular;
  readonly #known = new Map<string, boolean>();
  readonly #open = new Set<string>();
  /** Whether an answer rests on one that is not there yet. */
  readonly #state = { rests: false };

  constructor(branches: Branches, regular: Regular) {
    this.#branches = branches;
    this.#regular = regular;
  }

  isEmpty(nodes: Conj): boolean {
    if (nodes.length === 0) return false;
    const key = keyOf(nodes);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#open.has(key)) {
      this.#state.rests = true;
      return true;
    }
    this.#open.add(key);
    const before = this.#state.rests;
    this.#state.rests = false;
    const isEmpty = this.#branchesOf(nodes).every((branch) => this.isEmptyBranch(branch));
    this.#open.delete(key);
    const isOutermost = this.#open.size === 0;
    const rests = this.#restsNow();
    if (!isEmpty || !rests || isOutermost) this.#known.set(key, isEmpty);
    this.#state.rests = !isOutermost && (before || (isEmpty && rests));
    return isEmpty;
  }

  #restsNow(): boolean {
    return this.#state.rests;
  }

  isEmptyBranch({ pieces }: Branch): boolean {
    return [...pieces.values()].every((piece) => this.isEmptyPiece(piece));
  }

  isEmptyPiece(piece: Piece): boolean {
    if (piece.values) return !piece.values.some((value) => mayFit(piece, value));
    if (isCrossed(piece)) return true;
    switch (piece.type) {
      case 'null':
      case 'boolean':
        return false;
      case 'number':
        return numbersOf(piece)?.some((value) => fits(piece, value)) === false;
      case 'string':
        return piece.patterns.length > 0 && (outer(piece, this.#regular)?.isEmpty ?? false);
      case 'array':
        return (
          Array.from({ length: Math.min(piece.least, MAX_ITEMS) }, (_, index) =>
            itemOf(piece, index),
          ).some((item) => this.isEmpty(item)) || this.#lacksContained(piece)
        );
      case 'object':
        return (
          [...piece.required].some((name) => this.isEmpty(memberOf(piece, name))) ||
          mostMembers(piece, this) < piece.least
        );
    }
  }

  /** Whether items are counted that no place of the list can hold. */
  #lacksContained(piece: ArrayPiece): boolean {
    const places = Array.from({ length: tailOf(piece) + 1 }, (_, index) => itemOf(piece, index));
    return piece.contains.some(
      ({ node, least }) =>
        least > piece.most ||
        (least > 0 && places.every((place) => this.isEmpty(conj([...place, node])))),
    );
  }

  #branchesOf(nodes: Conj): readonly Branch[] {
    return this.#branches.known(nodes) ?? [INHABITED];
  }
}

const INHABITED: Branch = {
  pieces: new Map([['null', { type: 'null', values: undefined }]]),
  excludes: [],
  opaque: [],
};

const mayFit = (piece: Piece, value: unknown): boolean => {
  try {
    return fits(piece, value);
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return true;
  }
};

const isCrossed = (piece: Piece): boolean =>
  (piece.type === 'string' || piece.type === 'array' || piece.type === 'object') &&
  piece.least > piece.most;

import { accepts, fits } from '../schema/accepts.js';
import { type Branch } from '../schema/branches.js';
import { Undecided } from '../schema/undecided.js';
import { arrayWithin } from '../proof/list.js';
import { objectWithin } from '../proof/object.js';
import type { Prover } from '../proof/prover.js';
import type { Proving } from '../proof/proving.js';
import { numbersOf } from '../proof/number.js';
import type { Conj, Piece } from '../schema/types.js';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Values that are written as text without types: `5` is a number to one reader, and a text to another. */
export class Wire {
  readonly #prover: Prover;
  readonly #proving: Proving;

  constructor(prover: Prover) {
    this.#prover = prover;
    const { nodes, branches, regular } = prover;
    this.#proving = {
      nodes,
      branches,
      regular,
      includes: (sent, received) => this.prove(sent, received),
      isEmpty: (each) => prover.isEmpty(each),
      isSame: (a, b) => prover.isSame(a, b),
    };
  }

  /** As what a reader may take it; the value alone where there are too many ways. */
  readings(value: unknown): readonly unknown[] {
    if (Array.isArray(value)) return lists(value.map((item) => this.readings(item)));
    if (typeof value === 'object' && value !== null) {
      const entries: [string, unknown][] = Object.entries(value);
      const parts = lists(entries.map(([, part]) => this.readings(part)));
      return parts.map((each) => Object.fromEntries(entries.map(([name], at) => [name, each[at]])));
    }
    const text = typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
    const typed = text === '' ? [null] : text === 'true' ? [true] : text === 'false' ? [false] : [];
    return [text, ...(NUMBER.test(text) ? [Number(text)] : []), ...typed];
  }

  prove(sent: Conj, received: Conj): boolean {
    if (this.#prover.prove(sent, received)) return true;
    try {
      const branches = this.#prover.branches.of(received);
      return this.#prover.branches
        .of(sent)
        .flatMap(writtenIn)
        .every((piece) => this.#piece(piece, branches, received));
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      return false;
    }
  }

  /** Whether a sender may write a value: where nothing is said of its type, it is text. */
  isWritten(sent: Conj, value: unknown): boolean {
    return typeof value === 'string' || !this.#prover.branches.of(sent).every(isUntyped);
  }

  #piece(piece: Piece, branches: readonly Branch[], received: Conj): boolean {
    const values = piece.values ?? few(piece);
    if (values) {
      return values
        .filter((value) => fits(piece, value))
        .every((value) => this.readings(value).some((each) => accepts(received, each)));
    }
    if (this.#prover.prove([this.#prover.nodes.piece(piece)], received)) return true;
    return branches.some(({ pieces, excludes, opaque }) => {
      if (excludes.length + opaque.length > 0) return false;
      const other = pieces.get(piece.type);
      if (piece.type === 'array' && other?.type === 'array')
        return arrayWithin(piece, other, this.#proving);
      if (piece.type === 'object' && other?.type === 'object')
        return objectWithin(piece, other, this.#proving);
      return piece.type === 'number' && isAnyText(pieces.get('string'));
    });
  }
}

/** Nothing is said of its type. */
const isUntyped = ({ pieces }: Branch): boolean => pieces.has('array') && pieces.has('string');

const writtenIn = (branch: Branch): readonly Piece[] =>
  [...branch.pieces.values()].filter(({ type }) => !isUntyped(branch) || type === 'string');

const isAnyText = (piece: Piece | undefined): boolean =>
  piece?.type === 'string' &&
  !piece.values &&
  piece.least <= 1 &&
  piece.most === Infinity &&
  piece.patterns.length + piece.formats.length === 0;

const few = (piece: Piece): readonly unknown[] | undefined => {
  if (piece.type === 'boolean') return [true, false];
  if (piece.type === 'null') return [null];
  return piece.type === 'number' ? numbersOf(piece) : undefined;
};

const MAX_LISTS = 2_000;

/** Each choice of one reading for each part, up to a number. */
const lists = (parts: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] =>
  parts.reduce<readonly (readonly unknown[])[]>(
    (before, readings) =>
      before.flatMap((each) => readings.map((reading) => [...each, reading])).slice(0, MAX_LISTS),
    [[]],
  );

import { accepts, fits } from '../schema/accepts.js';
import { type Branch } from '../schema/branches.js';
import { Undecided } from '../schema/undecided.js';
import { conj, keyOf } from '../schema/conj.js';
import { isSent, type Strange } from '../schema/sends.js';
import type { Conj, Piece } from '../schema/types.js';
import type { Prover } from '../proof/prover.js';
import { listsNear, sampleLists } from './lists.js';
import { objectsNear, sampleObjects } from './objects.js';
import type { Seeking } from './seeking.js';
import { numbersNear, textsNear } from './scalars.js';

const MAX_DEPTH = 12;
const MAX_SAMPLES = 8;
const MAX_COUNTERS = 120;

/** Seeks values by their boundaries, from the inside out. */
export class Witnesses implements Seeking {
  readonly prover: Prover;
  readonly #strangers: () => readonly string[];
  readonly #strange: Strange = (name) =>
    this.strangers.includes(name) || this.strangers.some((each) => name.startsWith(`${each}-`));
  #known: readonly string[] | undefined;
  readonly #samples = new Map<string, readonly unknown[]>();
  readonly #counters = new Map<string, readonly unknown[]>();
  #depth = 0;

  constructor(prover: Prover, strangers: () => readonly string[]) {
    this.prover = prover;
    this.#strangers = strangers;
  }

  get strangers(): readonly string[] {
    this.#known ??= this.#strangers();
    return this.#known;
  }

  isSent(nodes: Conj, value: unknown): boolean {
    return known(() => accepts(nodes, value) && isSent(nodes, value, this.#strange)) ?? false;
  }

  samples(nodes: Conj): readonly unknown[] {
    return this.#sought(this.#samples, keyOf(nodes), () =>
      distinct(
        this.#branches(nodes)
          .flatMap(({ pieces }) => [...pieces.values()])
          .flatMap((piece) => this.#sample(piece))
          .filter((value) => this.isSent(nodes, value)),
      ).slice(0, MAX_SAMPLES),
    );
  }

  counters(sent: Conj, received: Conj): readonly unknown[] {
    if (received.length === 0) return [];
    return this.#sought(this.#counters, `${keyOf(sent)} ${keyOf(received)}`, () => {
      if (this.prover.prove(sent, received)) return [];
      const branches = this.#branches(received);
      const excluded = [...new Set(branches.flatMap(({ excludes }) => excludes))];
      const isCounter = (value: unknown) =>
        known(() => accepts(received, value)) !== true && this.isSent(sent, value);
      const found = new Map<string, unknown>();
      for (const value of this.#candidates(sent, excluded, branches)) {
        const key = JSON.stringify(value);
        if (found.has(key) || !isCounter(value)) continue;
        found.set(key, value);
        if (found.size >= MAX_COUNTERS) break;
      }
      return [...found.values()];
    });
  }

  /** What may be sent and refused, one alternative after the other. */
  *#candidates(
    sent: Conj,
    excluded: readonly Conj[number][],
    branches: readonly Branch[],
  ): Generator {
    yield* this.samples(sent);
    for (const node of excluded) yield* this.samples(conj([...sent, node]));
    for (const { pieces } of this.#branches(sent))
      for (const piece of pieces.values()) yield* this.#near(piece, branches);
  }

  /** A schema within itself gives nothing new. */
  #sought(
    known: Map<string, readonly unknown[]>,
    key: string,
    seek: () => readonly unknown[],
  ): readonly unknown[] {
    const found = known.get(key);
    if (found) return found;
    if (this.#depth >= MAX_DEPTH) return [];
    known.set(key, []);
    this.#depth++;
    const values = seek();
    this.#depth--;
    known.set(key, values);
    return values;
  }

  #branches(nodes: Conj): readonly Branch[] {
    return this.prover.branches.known(nodes) ?? [];
  }

  #sample(piece: Piece): readonly unknown[] {
    if (piece.values)
      return piece.values.filter((value) => known(() => fits(piece, value))).slice(0, 4);
    switch (piece.type) {
      case 'null':
        return [null];
      case 'boolean':
        return [true, false];
      case 'number':
        return simplest(numbersNear(piece, [])).slice(0, 4);
      case 'string':
        return textsNear(piece, [], this.prover.regular).slice(0, 4);
      case 'array':
        return sampleLists(piece, this);
      case 'object':
        return sampleObjects(piece, this);
    }
  }

  #near(piece: Piece, branches: readonly Branch[]): readonly unknown[] {
    if (piece.values) return piece.values;
    const others = branches.flatMap(({ pieces }) => pieces.get(piece.type) ?? []);
    const of = <T extends Piece['type']>(type: T) =>
      others.filter((each): each is Extract<Piece, { readonly type: T }> => each.type === type);
    switch (piece.type) {
      case 'null':
        return [null];
      case 'boolean':
        return [true, false];
      case 'number':
        return simplest(numbersNear(piece, of('number')));
      case 'string':
        return textsNear(piece, of('string'), this.prover.regular);
      case 'array':
        return listsNear(piece, of('array'), this);
      case 'object':
        return objectsNear(piece, of('object'), this);
    }
  }
}

/** Undefined: nobody can tell. */
const known = (tell: () => boolean): boolean | undefined => {
  try {
    return tell();
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return undefined;
  }
};

const simplest = (numbers: readonly number[]): readonly number[] =>
  [...numbers].sort((a, b) => String(a).length - String(b).length || Math.abs(a) - Math.abs(b));

const distinct = (values: readonly unknown[]): readonly unknown[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

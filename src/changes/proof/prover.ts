import { accepts, fits } from '../schema/accepts.js';
import { type Branch, Branches } from '../schema/branches.js';
import { Undecided } from '../schema/undecided.js';
import { keyOf } from '../schema/conj.js';
import { sentMember } from '../schema/members.js';
import type { Nodes } from '../schema/nodes.js';
import { Regular } from '../schema/regular.js';
import { Sameness } from '../schema/same.js';
import type { Conj, Node, ObjectPiece, Piece } from '../schema/types.js';
import { Emptiness } from './empty.js';
import { arrayWithin, mostItems } from './list.js';
import { numbersOf, numberWithin } from './number.js';
import { closed } from './members.js';
import { objectWithin, sendable } from './object.js';
import { alike, type Proving } from './proving.js';
import { partsOf } from './split.js';
import { stringCovered, stringWithin } from './text.js';

const MAX_STEPS = 200_000;
const MAX_SPLITS = 5;
/** Pairs within pairs; schemas that are made up on the way need not come to an end. */
const MAX_DEPTH = 120;

class OutOfSteps extends Error {}

/** One alternative of what is sent, and all of what is received. */
interface Goal {
  readonly branch: Branch;
  readonly sent: Conj;
  readonly received: Conj;
  readonly branches: readonly Branch[];
}

/**
 * Proves that whatever is sent under some schemas is valid under others. What it proves holds; what
 * it does not prove may hold all the same.
 */
export class Prover implements Proving {
  readonly nodes: Nodes;
  readonly branches: Branches;
  readonly regular = new Regular();
  readonly #emptiness: Emptiness;
  readonly #sameness = new Sameness();
  readonly #proven = new Map<string, boolean>();
  /** Pairs that are taken for granted while they are being proven, and those that rest on them. */
  readonly #trail: string[] = [];
  #steps = 0;
  #depth = 0;

  constructor(nodes: Nodes) {
    this.nodes = nodes;
    this.branches = new Branches(nodes);
    this.#emptiness = new Emptiness(this.branches, this.regular);
  }

  /** Proves with a budget of its own. */
  prove(sent: Conj, received: Conj): boolean {
    this.#steps = 0;
    this.#depth = 0;
    try {
      return this.includes(sent, received);
    } catch (error) {
      if (!(error instanceof OutOfSteps)) throw error;
      this.#forget(0);
      return false;
    }
  }

  includes(sent: Conj, received: Conj): boolean {
    if (received.every((node) => sent.includes(node))) return true;
    const key = `${keyOf(sent)} ${keyOf(received)}`;
    const known = this.#proven.get(key);
    if (known !== undefined) return known;
    if (this.#depth >= MAX_DEPTH) throw new OutOfSteps();
    const mark = this.#trail.length;
    // Values are finite: who meets the pair again meets it at a smaller value.
    this.#proven.set(key, true);
    this.#trail.push(key);
    this.#depth++;
    const isProven = this.#isProven(sent, received);
    this.#depth--;
    if (!isProven) {
      this.#forget(mark);
      this.#proven.set(key, false);
    }
    return isProven;
  }

  isEmpty(nodes: Conj): boolean {
    return this.#emptiness.isEmpty(nodes);
  }

  isSame(a: Node, b: Node): boolean {
    return this.#sameness.isSame(a, b);
  }

  #forget(mark: number): void {
    for (const key of this.#trail.splice(mark)) this.#proven.delete(key);
  }

  #isProven(sent: Conj, received: Conj): boolean {
    const [a, b] = [sent[0], received[0]];
    if (a && b && sent.length === 1 && received.length === 1 && this.isSame(a, b)) return true;
    try {
      const branches = this.branches.of(received);
      return this.branches
        .of(sent)
        .every((branch) =>
          [...branch.pieces.values()].every((piece) =>
            this.#piece(piece, { branch, sent, received, branches }, 0),
          ),
        );
    } catch (error) {
      if (error instanceof Undecided) return false;
      throw error;
    }
  }

  #piece(piece: Piece, goal: Goal, splits: number): boolean {
    if (++this.#steps > MAX_STEPS) throw new OutOfSteps();
    if (this.#emptiness.isEmptyPiece(piece)) return true;
    if (goal.branches.some((branch) => this.#within(piece, branch, goal, splits))) return true;
    const values = this.#valuesOf(piece);
    if (values) {
      return values
        .filter((value) => fits(piece, value) && accepts(goal.sent, value))
        .every((value) => accepts(goal.received, value));
    }
    const plain = goal.branches.filter(
      ({ excludes, opaque }) => excludes.length + opaque.length === 0,
    );
    const texts = alike(piece, plain).filter((each) => each.type === 'string');
    if (piece.type === 'string' && stringCovered(piece, texts, this.regular)) return true;
    if (this.#isExcluded(piece, goal.branch)) return true;
    if (splits >= MAX_SPLITS) return false;
    const parts = partsOf(piece, alike(piece, goal.branches), this);
    return parts.length > 0 && parts.every((part) => this.#piece(part, goal, splits + 1));
  }

  /** Whether nothing is left of a piece, for its alternative excludes all of it. */
  #isExcluded(piece: Piece, { excludes }: Pick<Branch, 'excludes'>): boolean {
    return excludes.some((node) => this.includes([this.nodes.piece(piece)], [node]));
  }

  #within(piece: Piece, branch: Branch, goal: Goal, splits: number): boolean {
    const received = branch.pieces.get(piece.type);
    const own = goal.branch;
    return (
      received !== undefined &&
      branch.opaque.every((node) => own.opaque.some((each) => this.isSame(each, node))) &&
      this.#pieceWithin(piece, received) &&
      branch.excludes.every(
        (node) =>
          own.excludes.some((each) => this.isSame(each, node)) ||
          this.#isApart(piece, node, own.excludes) ||
          this.#isTaken(piece, node, goal, splits),
      )
    );
  }

  /** Whether that part of a piece which one alternative excludes is valid under others. */
  #isTaken(piece: Piece, node: Node, goal: Goal, splits: number): boolean {
    if (splits >= MAX_SPLITS || goal.branches.length < 2) return false;
    return this.branches
      .within(piece, [node])
      .every(({ pieces }) =>
        [...pieces.values()].every((part) => this.#piece(part, goal, splits + 1)),
      );
  }

  #pieceWithin(sent: Piece, received: Piece): boolean {
    if (received.values && received.type !== 'null') {
      return sent.values?.every((value) => !fits(sent, value) || fits(received, value)) ?? false;
    }
    if (sent.type === 'number' && received.type === 'number') return numberWithin(sent, received);
    if (sent.type === 'string' && received.type === 'string')
      return stringWithin(sent, received, this.regular);
    if (sent.type === 'array' && received.type === 'array')
      return arrayWithin(sent, received, this);
    if (sent.type === 'object' && received.type === 'object')
      return objectWithin(sent, received, this);
    return sent.type === received.type;
  }

  /** Whether no value of a piece is valid under a schema, but for those that are left out anyway. */
  #isApart(piece: Piece, node: Node, excludes: Conj): boolean {
    const view = piece.type === 'object' ? this.#sentOnly(piece, [node]) : piece;
    return this.branches
      .within(view, [node])
      .every(({ pieces }) =>
        [...pieces.values()].every(
          (part) => this.#emptiness.isEmptyPiece(part) || this.#isLeftOut(part, excludes),
        ),
      );
  }

  /** Whether what is sent leaves a part out by itself. */
  #isLeftOut(part: Piece, excludes: Conj): boolean {
    const isOut = (value: unknown) => excludes.some((node) => accepts([node], value));
    if (part.values) return part.values.every((value) => !fits(part, value) || isOut(value));
    return this.#isExcluded(part, { excludes });
  }

  /** What others know of and this piece does not send is not there. */
  #sentOnly(piece: ObjectPiece, nodes: Conj): ObjectPiece {
    const names = new Set<string>();
    for (const { pieces } of this.branches.of(nodes)) {
      const other = pieces.get('object');
      if (other?.type !== 'object') continue;
      for (const name of [
        ...other.required,
        ...other.layers.flatMap(({ named }) => [...named.keys()]),
      ])
        names.add(name);
    }
    const absent = [...names].filter((name) => !sentMember(piece, name, this.nodes));
    if (absent.length === 0) return piece;
    const named = new Map(absent.map((name) => [name, this.nodes.nothing]));
    const layer = { named, matching: [], rest: undefined, silent: true as const };
    return { ...piece, layers: [...piece.layers, layer] };
  }

  /** All values of a piece, where they are few. */
  #valuesOf(piece: Piece): readonly unknown[] | undefined {
    if (piece.values) return piece.values;
    switch (piece.type) {
      case 'null':
        return [null];
      case 'boolean':
        return [true, false];
      case 'number':
        return numbersOf(piece);
      case 'string':
        return undefined;
      case 'array':
        return mostItems(piece, this) === 0 ? [[]] : undefined;
      case 'object':
        return this.#isBare(piece) ? [{}] : undefined;
    }
  }

  #isBare(piece: ObjectPiece): boolean {
    if (piece.most === 0) return true;
    return (
      piece.layers.every(({ matching }) => matching.length === 0) &&
      closed(piece, this) &&
      sendable(piece, this).length === 0
    );
  }
}

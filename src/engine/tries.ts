import type { Exchange } from '../model/exchange.js';
import type { Observation } from '../model/finding.js';
import { type AnswerClasses, isNullAt, memberAt } from './answer-class.js';
import type { ClaimTally } from './claim-tally.js';

/** States that one finding keeps count of: a server may have very many clients that show it. */
const STATES = 1000;

/** What tells the answers that could have shown a deviation, as plain values. */
export interface TriesState {
  /** What the answer that showed it first held. */
  readonly content: number;
  /** The member that it is at, as a bit; 0: none; null: one that is not told apart. */
  readonly member: number | null;
  /** It is a null in place of nothing. */
  readonly isNull: boolean;
  /** How often it was seen, by what the answer held and whether the member was there. */
  readonly sights: readonly number[];
  /** How often the same was seen as it should be; null: that is not counted. */
  readonly right: number | null;
}

/** Where a deviation was seen first. */
export interface FirstSight {
  readonly observation: Observation;
  readonly exchange: Exchange;
}

/**
 * The answers that could have shown a deviation: those that show the same state as it should be, where such are
 * counted; else those of its kind that were judged and in which its place is there.
 */
export class Tries {
  readonly #state: TriesState;
  readonly #sights: number[];
  readonly #states = new Map<readonly number[], number>();
  #isCounted = false;

  constructor(state: TriesState) {
    this.#state = state;
    this.#sights = [...state.sights];
  }

  static from({ observation: { at }, exchange }: FirstSight, classes: AnswerClasses): Tries {
    // What was asked is the caller's choice, from try to try.
    const member = at.startsWith('request.') ? null : (memberAt(at) ?? null);
    const content = classes.contentOf(classes.of(exchange));
    const isNull = isNullAt(exchange, at);
    return new Tries({ content, member, isNull, sights: [0, 0, 0, 0, 0, 0], right: null });
  }

  /** It was seen, in one more answer or once more in the same. */
  see({ right }: Observation): void {
    if (!right) return;
    this.#isCounted = true;
    if (this.#states.size < STATES) this.#states.set(right.counts, right.index);
  }

  /** It was seen in one more answer. */
  count(exchange: Exchange, classes: AnswerClasses): void {
    const sight = this.#sightOf(classes.of(exchange), classes);
    this.#sights[sight] = (this.#sights[sight] ?? 0) + 1;
  }

  #sightOf(answers: number, classes: AnswerClasses): number {
    const { member } = this.#state;
    const isThere = member !== null && classes.holds(answers, member);
    return classes.contentOf(answers) * 2 + (isThere ? 1 : 0);
  }

  /** Where it could have been seen: in place of something, or of nothing. */
  get #place(): number {
    const { content, member, isNull } = this.#state;
    return content * 2 + (member === 0 || isNull ? 0 : 1);
  }

  /** The share of the answers that could show it and did; null where all of them did, or nobody knows. */
  rate(count: number, operation: number, tally: ClaimTally, classes: AnswerClasses): number | null {
    const right = this.#right;
    // One sighting among others alike says little.
    if (right === null && (this.#state.member === null || count === 1)) return null;
    const tries = right === null ? this.#judged(count, operation, tally, classes) : count + right;
    return count >= tries ? null : Math.round((count / tries) * 10_000) / 10_000;
  }

  #judged(count: number, operation: number, tally: ClaimTally, classes: AnswerClasses): number {
    const place = this.#place;
    const elsewhere = count - (this.#sights[place] ?? 0);
    return elsewhere + tally.tries(operation, (each) => this.#sightOf(each, classes) === place);
  }

  get #right(): number | null {
    if (!this.#isCounted) return this.#state.right;
    let sum = this.#state.right ?? 0;
    for (const [counts, index] of this.#states) sum += counts[index] ?? 0;
    return sum;
  }

  toJSON(): TriesState {
    return { ...this.#state, sights: [...this.#sights], right: this.#right };
  }
}

/** Of two shards that saw one deviation, the earlier first. */
export const bothTries = (one: TriesState, { sights, right }: TriesState): TriesState => ({
  ...one,
  sights: one.sights.map((count, sight) => count + (sights[sight] ?? 0)),
  right: one.right === null || right === null ? (one.right ?? right) : one.right + right,
});

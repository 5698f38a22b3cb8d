import type { Exchange } from '../model/exchange.js';
import { isObject } from '../model/json/walk.js';
import { MEMBERS } from '../model/members.js';

/** The classes that are told apart: more kinds of answers than these are a server's game. */
export const CLASSES = 64;

/** A success that holds what no class is left for, one that holds nothing, and any other answer. */
const UNTOLD = 0;
const EMPTY = 1;
const OTHER = 2;

/** The members whose presence is told apart, each by a bit. */
const NAMES: readonly string[] = [...MEMBERS, 'clientId', 'clientSecret', 'institutionId'];
const BITS: ReadonlyMap<string, number> = new Map(NAMES.map((name, index) => [name, 1 << index]));
/** Items of a list that are looked at. */
const ITEMS = 32;

/** The member that a place is about, as a bit; 0: it is about the answer as a whole; undefined: another one. */
export const memberAt = (at: string): number | undefined => {
  const [part, ...path] = at.split('/');
  if (part !== 'response.body' || path.length === 0) return 0;
  const names = path.filter((name) => name !== 'client' && !/^(?:\*|\d{1,9})$/.test(name));
  const [name] = names;
  return name === undefined ? 0 : BITS.get(name);
};

const membersOf = (value: unknown): number => {
  let bits = 0;
  if (!isObject(value)) return bits;
  // Parsed objects inherit no member that is listed.
  for (const name in value) {
    if (value[name] !== null) bits |= BITS.get(name) ?? 0;
  }
  return bits;
};

const membersIn = (value: unknown): number => {
  if (!Array.isArray(value)) return membersOf(value) | membersOf(isObject(value) && value.client);
  return value.slice(0, ITEMS).reduce((bits: number, item) => bits | membersOf(item), 0);
};

/** Whether there is a null at a place of an answer. */
export const isNullAt = ({ response }: Exchange, at: string): boolean => {
  let value: unknown = response?.body.json.ok ? response.body.json.value : undefined;
  for (const name of at.split('/').slice(1)) {
    if (Array.isArray(value)) value = value[Number(name)];
    else value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value === null;
};

/**
 * What answers can show. A secret in a list cannot be seen in an empty one, nor in a refusal, and an odd value of
 * a member not where there is none: those are no tries.
 */
export class AnswerClasses {
  /** By members that are there; the first three stand for none. */
  readonly #members: number[] = [0, 0, 0];
  readonly #classes = new Map<number, number>();
  #last: Exchange | undefined;
  #lastClass = OTHER;

  of(exchange: Exchange): number {
    if (this.#last === exchange) return this.#lastClass;
    this.#lastClass = this.#classOf(exchange);
    this.#last = exchange;
    return this.#lastClass;
  }

  #classOf({ response, match }: Exchange): number {
    // Answers of other sites are not read for it.
    if (!response || match.kind !== 'operation' || response.status < 200 || response.status > 299)
      return OTHER;
    const { json } = response.body;
    const value: unknown = json.ok ? json.value : undefined;
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return EMPTY;
    return this.#classWith(membersIn(value));
  }

  #classWith(members: number): number {
    const known = this.#classes.get(members);
    if (known !== undefined) return known;
    if (this.#members.length >= CLASSES) return UNTOLD;
    this.#classes.set(members, this.#members.length);
    return this.#members.push(members) - 1;
  }

  /** What answers of a class hold: something, nothing, or no success. */
  contentOf(answers: number): number {
    return answers === EMPTY || answers === OTHER ? answers : UNTOLD;
  }

  /** Whether answers of a class hold a member. */
  holds(answers: number, member: number): boolean {
    return ((this.#members[answers] ?? 0) & member) !== 0;
  }

  toJSON(): readonly number[] {
    return [...this.#members];
  }

  /** The classes of another count in terms of these. */
  adopt(members: readonly number[]): (answers: number) => number {
    return (answers) => (answers > OTHER ? this.#classWith(members[answers] ?? 0) : answers);
  }
}

import type { Node } from './types.js';
import { isEqual } from './equal.js';

/** Whether two schemas say the same in the same words, wherever these are written. */
export class Sameness {
  readonly #same = new Set<string>();
  readonly #other = new Set<string>();

  isSame(a: Node, b: Node): boolean {
    if (a === b) return true;
    const assumed = new Set<string>();
    const isSame = this.#nodes(a, b, assumed);
    // Every pair that was assumed was looked at: together they hold.
    if (isSame) for (const pair of assumed) this.#same.add(pair);
    else this.#other.add(`${a.id} ${b.id}`);
    return isSame;
  }

  #nodes(a: Node, b: Node, assumed: Set<string>): boolean {
    const pair = `${a.id} ${b.id}`;
    if (a === b || this.#same.has(pair) || assumed.has(pair)) return true;
    if (this.#other.has(pair)) return false;
    if (a.facts.unread !== undefined) return isSameText(a, b);
    assumed.add(pair);
    return this.#values(a.facts, b.facts, assumed);
  }

  #values(a: unknown, b: unknown, assumed: Set<string>): boolean {
    if (typeof a === 'function' && typeof b === 'function') return true;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
      return isEqual(a, b);
    if (isNode(a) && isNode(b)) return this.#nodes(a, b, assumed);
    if (a instanceof Map && b instanceof Map) return this.#maps(a, b, assumed);
    if (a instanceof Set && b instanceof Set)
      return a.size === b.size && [...a].every((each) => b.has(each));
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    return this.#maps(new Map(Object.entries(a)), new Map(Object.entries(b)), assumed);
  }

  #maps(
    a: ReadonlyMap<unknown, unknown>,
    b: ReadonlyMap<unknown, unknown>,
    assumed: Set<string>,
  ): boolean {
    if (a.size !== b.size) return false;
    return [...a].every(([key, value]) => b.has(key) && this.#values(value, b.get(key), assumed));
  }
}

/** What cannot be read is the same where nothing that it refers to may be another. */
const isSameText = (a: Node, b: Node): boolean => {
  const text = JSON.stringify(a.written?.value);
  return text === JSON.stringify(b.written?.value) && !/"\$(?:dynamicR|recursiveR|r)ef"/.test(text);
};

const isNode = (value: object): value is Node => 'facts' in value && 'id' in value;

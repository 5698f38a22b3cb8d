import type { SchemaAdapter } from './adapt.js';
import { subschemas } from './subschemas.js';
import { textAt, type JsonObject } from './value.js';

/** Ways through a schema from which on a value that fits none of them is not refused in time. */
const VAST = 1_000_000;

/** Which rewritten schemas contain themselves, so that a value may be nested without end, and how far the others branch. */
export class Recursion {
  readonly #adapter: SchemaAdapter;
  readonly #endless = new WeakSet<JsonObject>();
  /** How many schemas there are below, each as often as a way leads to it. */
  readonly #ending = new WeakMap<JsonObject, number>();

  constructor(adapter: SchemaAdapter) {
    this.#adapter = adapter;
  }

  /** Whether a schema is one of them, or leads to one. */
  has(schema: JsonObject): boolean {
    if (this.#ending.has(schema)) return false;
    const open = new Set<JsonObject>();
    const steps: { readonly node: JsonObject; readonly rest: JsonObject[] }[] = [];
    const enter = (node: JsonObject): void => {
      open.add(node);
      steps.push({ node, rest: this.#below(node) });
    };
    enter(schema);
    for (let step = steps.at(-1); step; step = steps.at(-1)) {
      const next = step.rest.pop();
      if (!next) {
        open.delete(step.node);
        this.#ending.set(step.node, this.#count(step.node));
        steps.pop();
      } else if (open.has(next) || this.#endless.has(next)) {
        for (const node of open) this.#endless.add(node);
        return true;
      } else if (!this.#ending.has(next)) enter(next);
    }
    return false;
  }

  /** Whether a schema that ends leads to more schemas, along all ways, than can be tried; alternatives share what they lead to. */
  isVast(schema: JsonObject): boolean {
    return !this.has(schema) && (this.#ending.get(schema) ?? 0) > VAST;
  }

  #count(node: JsonObject): number {
    return this.#below(node).reduce((sum, each) => sum + (this.#ending.get(each) ?? 0), 1);
  }

  #below(node: JsonObject): JsonObject[] {
    const ref = textAt(node, '$ref');
    const target = ref === undefined ? undefined : this.#adapter.byId(ref)?.schema;
    return target ? [target, ...subschemas(node)] : [...subschemas(node)];
  }
}

import type { SchemaAdapter } from './adapt.js';
import { subschemas } from './subschemas.js';
import { textAt, type JsonObject } from './value.js';

/** Which rewritten schemas contain themselves, so that a value may be nested without end. */
export class Recursion {
  readonly #adapter: SchemaAdapter;
  readonly #endless = new WeakSet<JsonObject>();
  readonly #ending = new WeakSet<JsonObject>();

  constructor(adapter: SchemaAdapter) {
    this.#adapter = adapter;
  }

  /** Whether a schema is one of them, or leads to one. */
  has(schema: JsonObject): boolean {
    const open = new Set<JsonObject>();
    const done: JsonObject[] = [];
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
        this.#ending.add(step.node);
        done.push(step.node);
        steps.pop();
      } else if (open.has(next) || this.#endless.has(next)) {
        for (const node of open) this.#endless.add(node);
        return true;
      } else if (!this.#ending.has(next)) enter(next);
    }
    return false;
  }

  #below(node: JsonObject): JsonObject[] {
    const ref = textAt(node, '$ref');
    const target = ref === undefined ? undefined : this.#adapter.byId(ref)?.schema;
    return target ? [target, ...subschemas(node)] : [...subschemas(node)];
  }
}

import type { SchemaAdapter } from './adapt.js';
import { IN_PLACE } from './keywords.js';
import { isList, isObject, objectAt, textAt, type JsonObject } from './value.js';

interface Step {
  readonly node: JsonObject;
  /** What is still to be entered. */
  readonly rest: JsonObject[];
}

/**
 * Finds schemas that apply themselves to the same value again (`A: {allOf: [{$ref: A}]}`): there they
 * mean nothing, and a validator would not come back from them.
 */
export class InPlaceCycles {
  readonly #adapter: SchemaAdapter;
  readonly #done = new Set<JsonObject>();

  constructor(adapter: SchemaAdapter) {
    this.#adapter = adapter;
  }

  /** Hands over each schema within reach whose `$ref` leads back to where it is applied. */
  find(schema: JsonObject, onCycle: (holder: JsonObject) => void): void {
    if (this.#done.has(schema)) return;
    const open = new Set<JsonObject>([schema]);
    const steps: Step[] = [{ node: schema, rest: this.#inPlace(schema) }];
    for (let step = steps.at(-1); step; step = steps.at(-1)) {
      const next = step.rest.pop();
      if (!next) {
        open.delete(step.node);
        this.#done.add(step.node);
        steps.pop();
      } else if (open.has(next)) onCycle(step.node);
      else if (!this.#done.has(next)) {
        open.add(next);
        steps.push({ node: next, rest: this.#inPlace(next) });
      }
    }
  }

  #inPlace(node: JsonObject): JsonObject[] {
    const ref = textAt(node, '$ref');
    const direct = IN_PLACE.flatMap((key) => {
      const value = node[key];
      return isList(value) ? value : [value];
    });
    const dependent = Object.values(objectAt(node, 'dependentSchemas'));
    const target = ref === undefined ? undefined : this.#adapter.byId(ref)?.schema;
    return [...direct, ...dependent, target].filter(isObject);
  }
}

import type { SchemaAdapter } from './adapt.js';
import type { Place } from './documents.js';
import { IN_PLACE } from './keywords.js';
import { isList, isObject, objectAt, textAt, type JsonObject } from './value.js';

/**
 * Finds schemas that apply themselves to the same value again (`A: {allOf: [{$ref: A}]}`): they
 * mean nothing, and a validator would not come back from them.
 */
export class InPlaceCycles {
  readonly #adapter: SchemaAdapter;
  readonly #done = new Set<JsonObject>();

  constructor(adapter: SchemaAdapter) {
    this.#adapter = adapter;
  }

  /** Throws what `refuse` makes for a cycle within reach of the schema. */
  check(schema: JsonObject, refuse: (at: Place | undefined) => Error): void {
    const open = new Set<JsonObject>();
    const visit = (node: unknown, inPlace: boolean): void => {
      if (!isObject(node)) return;
      if (inPlace && open.has(node)) throw refuse(this.#adapter.origin(node));
      if (this.#done.has(node)) return;
      open.add(node);
      for (const next of this.#inPlace(node)) visit(next, true);
      open.delete(node);
      this.#done.add(node);
    };
    visit(schema, true);
  }

  #inPlace(node: JsonObject): readonly unknown[] {
    const ref = textAt(node, '$ref');
    const direct = IN_PLACE.flatMap((key) => {
      const value = node[key];
      return isList(value) ? value : [value];
    });
    const dependent = Object.values(objectAt(node, 'dependentSchemas'));
    const target = ref === undefined ? undefined : this.#adapter.byId(ref)?.schema;
    return [target, ...direct, ...dependent];
  }
}

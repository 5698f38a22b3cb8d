import type { SchemaBase } from './base.js';
import { isObject, listAt, member, type JsonObject } from './value.js';
import { reachable } from './walk.js';

/** A document cannot make us hold more. */
const MOST = 500;
const BOUNDS = ['minimum', 'maximum', 'minItems', 'maxItems', 'exclusiveMinimum'] as const;
const LENGTHS = ['minLength', 'maxLength'] as const;
/** Longer texts are none that anybody would try. */
const LONGEST = 1000;

/** Values that the document names in a schema and below it; whether they fit anywhere is not said. */
export const samplesOf = (base: SchemaBase, schema: JsonObject): readonly unknown[] => {
  const found = new Map<string, unknown>();
  for (const node of reachable(base, schema).keys()) {
    const written = base.adapter.origin(node)?.value;
    if (!isObject(written)) continue;
    for (const value of namedIn(written)) {
      if (found.size === MOST) return [...found.values()];
      found.set(JSON.stringify(value), value);
    }
  }
  return [...found.values()];
};

function* namedIn(schema: JsonObject): Generator {
  yield* listAt(schema, 'enum');
  yield* listAt(schema, 'examples');
  for (const word of ['const', 'example', 'default']) {
    const value = member(schema, word);
    if (value !== undefined) yield value;
  }
  for (const word of BOUNDS) {
    const bound = member(schema, word);
    if (typeof bound === 'number') yield* [bound, bound - 1, bound + 1];
  }
  for (const word of LENGTHS) {
    const length = member(schema, word);
    if (typeof length !== 'number' || length > LONGEST || length < 1) continue;
    yield* [length - 1, length, length + 1].map((size) => 'x'.repeat(size));
  }
}

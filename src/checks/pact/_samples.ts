import type { DocumentSchema } from '../../model/document.js';
import { wordsOf } from './_pattern-words.js';

/** A document cannot make us hold more. */
const MOST = 500;
const BOUNDS = ['minimum', 'maximum', 'minItems', 'maxItems', 'exclusiveMinimum'] as const;
const LENGTHS = ['minLength', 'maxLength'] as const;
/** Longer texts are none that anybody would try. */
const LONGEST = 1000;

/** Words whose schemas say nothing of a value that fits. */
const ASIDE: ReadonlySet<string> = new Set(['not', 'if', 'contains', 'propertyNames']);

/** Values that the document names in a schema and below it; whether they fit anywhere is not said. */
export const samplesOf = (schema: DocumentSchema | undefined): readonly unknown[] => {
  if (!schema) return [];
  const known = SAMPLES.get(schema);
  if (known) return known;
  const samples = read(schema);
  SAMPLES.set(schema, samples);
  return samples;
};

const SAMPLES = new WeakMap<DocumentSchema, readonly unknown[]>();

const read = (schema: DocumentSchema): readonly unknown[] => {
  const found = new Map<string, unknown>();
  for (const node of below(schema)) {
    // What stands beside a `$ref` is a value to try, too, though 3.0 reads nothing of it.
    for (const value of namedIn(Object(node.value) as Words)) {
      if (found.size === MOST) return [...found.values()];
      found.set(JSON.stringify(value), value);
    }
  }
  return [...found.values()];
};

/** A schema and those that a value of it may be read by, each once. */
function* below(schema: DocumentSchema): Generator<DocumentSchema> {
  const seen = new Set<DocumentSchema>();
  const open: DocumentSchema[] = [schema];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    yield node;
    if (node.ref) open.push(node.ref);
    for (const { keyword, schema: next } of node.children) {
      if (!ASIDE.has(keyword)) open.push(next);
    }
  }
}

type Words = DocumentSchema['keywords'];

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function* namedIn(schema: Words): Generator {
  yield* list(schema.enum);
  yield* list(schema.examples);
  for (const word of ['const', 'example', 'default']) {
    const value = schema[word];
    if (value !== undefined) yield value;
  }
  if (typeof schema.pattern === 'string') yield* wordsOf(schema.pattern);
  for (const word of BOUNDS) {
    const bound = schema[word];
    if (typeof bound === 'number') yield* [bound, bound - 1, bound + 1];
  }
  for (const word of LENGTHS) {
    const length = schema[word];
    if (typeof length !== 'number' || length > LONGEST || length < 1) continue;
    yield* [length - 1, length, length + 1].map((size) => 'x'.repeat(size));
  }
}

/** Draws numbers from 0 to 1, the same for the same seed. */
export const drawing = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Words = Readonly<Record<string, unknown>>;

const TEXTS = [
  ...['', 'a', 'b', 'c', 'ab', 'aa', 'aab', 'aaa', 'ba', '1', '12', 'é', 'x', 'xxxx', ' '],
  ...['2020-01-01', '2020-01-01T00:00:00Z', 'a@example.com', 'https://example.com/a', '192.0.2.1'],
  '123e4567-e89b-42d3-a456-426614174000',
];
const SIMPLE: readonly unknown[] = [null, true, false, 0, 1, 2, -1, 1.5, [], {}, ...TEXTS];
const NAMES = ['a', 'b', 'c', 'k', 'undocumented', 'undocumented-0'];
const MAX_DEPTH = 5;

const isWords = (schema: unknown): schema is Words =>
  typeof schema === 'object' && schema !== null && !Array.isArray(schema);
const listed = (words: Words, keyword: string): readonly unknown[] => {
  const list = words[keyword];
  return Array.isArray(list) ? list : [];
};

/** Draws values that are valid under a schema more often than not, and near its bounds. It knows nothing of the comparison. */
export class Values {
  readonly #components: Readonly<Record<string, unknown>>;
  readonly #next: () => number;

  constructor(components: Readonly<Record<string, unknown>>, next: () => number) {
    this.#components = components;
    this.#next = next;
  }

  near(schema: unknown, depth = 0): unknown {
    if (!isWords(schema) || depth > MAX_DEPTH || this.#next() < 0.06) return this.#any(depth);
    if (typeof schema.$ref === 'string') {
      const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
      return this.near(this.#components[name], depth + 1);
    }
    if ('const' in schema) return schema.const;
    const values = listed(schema, 'enum');
    if (values.length > 0 && this.#next() < 0.9) return this.#one(values);
    const own = this.#own(schema, depth);
    const parts = this.#parts(schema).map((part) => this.near(part, depth + 1));
    return parts.reduce<unknown>((whole, part) => this.#joined(whole, part), own);
  }

  #any(depth: number): unknown {
    return depth < 2 && this.#next() < 0.3
      ? { [String(this.#one(NAMES))]: this.#one(SIMPLE) }
      : this.#one(SIMPLE);
  }

  #one<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.#next() * items.length)];
  }

  #parts(schema: Words): readonly unknown[] {
    const chosen = ['anyOf', 'oneOf'].flatMap((word) => this.#one(listed(schema, word)) ?? []);
    const branch = this.#one([schema.then, schema.else, schema.if]);
    return [...listed(schema, 'allOf'), ...chosen, ...(isWords(branch) ? [branch] : [])];
  }

  #joined(whole: unknown, part: unknown): unknown {
    if (isWords(whole) && isWords(part)) return { ...whole, ...part };
    if (whole === undefined) return part;
    return this.#next() < 0.5 ? whole : part;
  }

  #own(schema: Words, depth: number): unknown {
    const { type } = schema;
    const types: readonly unknown[] = Array.isArray(type) ? type : type === undefined ? [] : [type];
    const [named] = [this.#one(types)];
    if (named === undefined) {
      if ('properties' in schema || 'required' in schema) return this.#object(schema, depth);
      return this.#parts(schema).length > 0 ? undefined : this.#any(depth);
    }
    switch (named) {
      case 'null':
        return null;
      case 'boolean':
        return this.#next() < 0.5;
      case 'integer':
      case 'number':
        return this.#number(schema);
      case 'string':
        return this.#one(TEXTS);
      case 'array':
        return this.#list(schema, depth);
      default:
        return this.#object(schema, depth);
    }
  }

  #number(schema: Words): number {
    const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']
      .map((word) => schema[word])
      .filter((each) => typeof each === 'number');
    return (this.#one([0, 1, ...bounds]) ?? 0) + (this.#one([0, 0, 1, -1, 0.5, 0.1]) ?? 0);
  }

  #list(schema: Words, depth: number): unknown {
    const prefix = listed(schema, 'prefixItems');
    const { items, contains, unevaluatedItems } = schema;
    const count = Math.floor(this.#next() * 4);
    return Array.from({ length: count }, (_, index) => {
      const others = [items, contains, unevaluatedItems].filter((each) => each !== undefined);
      return this.near(prefix[index] ?? this.#one(others), depth + 1);
    });
  }

  #object(schema: Words, depth: number): unknown {
    const { properties, patternProperties, additionalProperties } = schema;
    const declared = isWords(properties) ? properties : {};
    const required = new Set(listed(schema, 'required').map(String));
    const found: Record<string, unknown> = {};
    for (const name of new Set([...Object.keys(declared), ...required, ...NAMES])) {
      const isNamed = Object.hasOwn(declared, name);
      if (this.#next() > (required.has(name) ? 0.95 : isNamed ? 0.6 : 0.12)) continue;
      const [matched] = Object.entries(isWords(patternProperties) ? patternProperties : {}).filter(
        ([pattern]) => new RegExp(pattern, 'u').test(name),
      );
      const below = isNamed ? declared[name] : (matched?.[1] ?? additionalProperties);
      found[name] = this.near(below, depth + 1);
    }
    return found;
  }
}

import fc from 'fast-check';
import { value } from './random.testing.js';

const NAMES = ['a', 'b', 'c'] as const;
const name = fc.constantFrom(...NAMES);
const size = fc.integer({ min: 0, max: 3 });

/** The components that random schemas refer to. */
export const COMPONENTS = ['R0', 'R1', 'R2'] as const;
const reference = fc
  .constantFrom(...COMPONENTS)
  .map((each) => ({ $ref: `#/components/schemas/${each}` }));

const PATTERNS = [
  ...['a', '^a', 'b$', '^a+$', '^[ab]*$', '^(a|b)$', '^\\d+$', '^\\w{1,2}$', '^(?:a|ab)(?:b|)$'],
  ...['^a|b$', '^(^a|b$)$', '[^a]', '^.$', '^\\S*$', '^$', '^a?$', '^a{2,}$', '^\\p{L}$'],
];
const FORMATS = ['date', 'date-time', 'uuid', 'email', 'uri', 'ipv4', 'int32', 'byte', 'unknown'];

/** Members of which one direction may be left out. */
const member = (schema: fc.Arbitrary<unknown>) =>
  fc
    .tuple(schema, fc.constantFrom('', '', '', 'readOnly', 'writeOnly'))
    .map(([own, word]) =>
      word === '' || typeof own !== 'object' ? own : { ...own, [word]: true },
    );

const members = (schema: fc.Arbitrary<unknown>) =>
  fc.dictionary(name, member(schema), { maxKeys: 3 });

const texts = fc.record(
  {
    type: fc.constantFrom<unknown>('string', ['string', 'null']),
    minLength: size,
    maxLength: size,
    pattern: fc.constantFrom(...PATTERNS),
    format: fc.constantFrom(...FORMATS),
    enum: fc.array(value, { minLength: 1, maxLength: 4 }),
  },
  { requiredKeys: [] },
);

const numbers = fc.record(
  {
    type: fc.constantFrom<unknown>('integer', 'number', ['integer', 'null'], ['number', 'string']),
    minimum: fc.constantFrom(-1, 0, 0.5, 1, 2, 1e16),
    exclusiveMinimum: fc.constantFrom(-1, 0, 0.5, 1, 2),
    maximum: fc.constantFrom(0, 1, 2, 2.5, 3, 1e17),
    exclusiveMaximum: fc.constantFrom(0, 1, 2, 2.5, 3),
    multipleOf: fc.constantFrom(0.1, 0.01, 0.5, 1, 2, 3, 1.5),
    format: fc.constantFrom('int32', 'int64', 'double'),
  },
  { requiredKeys: [] },
);

const lists = (schema: fc.Arbitrary<unknown>) =>
  fc.record(
    {
      type: fc.constant('array'),
      items: schema,
      prefixItems: fc.array(schema, { minLength: 1, maxLength: 2 }),
      minItems: size,
      maxItems: size,
      uniqueItems: fc.boolean(),
      unevaluatedItems: schema,
    },
    { requiredKeys: ['type'] },
  );

const counted = (schema: fc.Arbitrary<unknown>) =>
  fc.record(
    {
      type: fc.constant('array'),
      items: schema,
      contains: schema,
      minContains: size,
      maxContains: size,
      minItems: size,
      maxItems: size,
    },
    { requiredKeys: ['type', 'contains'] },
  );

const objects = (schema: fc.Arbitrary<unknown>) =>
  fc.record(
    {
      type: fc.constant('object'),
      properties: members(schema),
      required: fc.uniqueArray(name, { maxLength: 3 }),
      additionalProperties: fc.oneof(fc.boolean(), schema),
      minProperties: size,
      maxProperties: size,
      patternProperties: fc.dictionary(fc.constantFrom('^a', '[bc]', '.', '^u'), schema, {
        maxKeys: 2,
      }),
      propertyNames: schema,
      dependentRequired: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), {
        maxKeys: 1,
      }),
      dependentSchemas: fc.dictionary(name, schema, { maxKeys: 1 }),
      unevaluatedProperties: fc.oneof(fc.boolean(), schema),
      allOf: fc.array(schema, { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: [] },
  );

/** Objects as documents have them most: plain members, some required. */
const plain = (schema: fc.Arbitrary<unknown>) =>
  fc.record(
    {
      type: fc.constant('object'),
      properties: members(schema),
      required: fc.uniqueArray(name, { maxLength: 2 }),
      additionalProperties: fc.boolean(),
    },
    { requiredKeys: ['type', 'properties'] },
  );

const tagged = (schema: fc.Arbitrary<unknown>) =>
  fc
    .tuple(
      fc.constantFrom('oneOf', 'anyOf'),
      fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z'), plain(schema)), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([word, variants]) => ({
      [word]: variants.map(([kind, variant]) => ({
        ...variant,
        properties: { ...variant.properties, k: { const: kind } },
        required: ['k', ...(variant.required ?? [])],
      })),
    }));

const combined = (schema: fc.Arbitrary<unknown>) =>
  fc.record(
    {
      allOf: fc.array(schema, { minLength: 1, maxLength: 2 }),
      anyOf: fc.array(schema, { minLength: 1, maxLength: 3 }),
      oneOf: fc.array(schema, { minLength: 1, maxLength: 3 }),
      not: schema,
      if: schema,
      then: schema,
      else: schema,
    },
    { requiredKeys: [] },
  );

/** Schemas of nearly all words of 3.1, with references, that hold each other at times. */
export const rich: fc.Arbitrary<unknown> = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    fc.record({ type: fc.constantFrom('integer', 'string', 'boolean') }),
    fc.oneof(
      texts,
      numbers,
      fc.record({ const: value }),
      lists(tie('schema')),
      counted(tie('schema')),
      objects(tie('schema')),
      plain(tie('schema')),
      tagged(tie('schema')),
      combined(tie('schema')),
      reference,
      fc.tuple(reference, texts).map(([one, other]) => ({ ...other, ...one })),
      fc.boolean(),
    ),
  ),
})).schema;

/** Schemas as OpenAPI 3.0 has them. */
export const rich30: fc.Arbitrary<unknown> = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    fc.record({ type: fc.constantFrom('integer', 'string', 'boolean') }),
    fc.oneof(
      fc.record(
        {
          type: fc.constantFrom('integer', 'number'),
          nullable: fc.boolean(),
          minimum: fc.constantFrom(0, 1, 2),
          maximum: fc.constantFrom(1, 2, 3),
          exclusiveMinimum: fc.boolean(),
          exclusiveMaximum: fc.boolean(),
          enum: fc.array(value, { minLength: 1, maxLength: 3 }),
        },
        { requiredKeys: ['type'] },
      ),
      fc.record(
        {
          type: fc.constant('string'),
          nullable: fc.boolean(),
          enum: fc.array(value, { minLength: 1, maxLength: 3 }),
          pattern: fc.constantFrom(...PATTERNS),
          maxLength: size,
        },
        { requiredKeys: ['type'] },
      ),
      fc.record(
        {
          type: fc.constant('object'),
          nullable: fc.boolean(),
          properties: members(tie('schema')),
          required: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }),
          additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
        },
        { requiredKeys: ['type'] },
      ),
      fc.record(
        {
          type: fc.constant('array'),
          items: tie('schema'),
          nullable: fc.boolean(),
          maxItems: size,
          uniqueItems: fc.boolean(),
        },
        { requiredKeys: ['type', 'items'] },
      ),
      fc.record(
        {
          nullable: fc.boolean(),
          allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
          anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
          oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
          not: tie('schema'),
        },
        { requiredKeys: [] },
      ),
      fc.tuple(reference, texts).map(([one, other]) => ({ ...other, ...one })),
    ),
  ),
})).schema;

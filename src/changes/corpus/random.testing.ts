import fc from 'fast-check';

const NAMES = ['a', 'b', 'c'] as const;

/** Values that are few and alike, so that random schemas tell them apart. */
export const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      1,
      2,
      3,
      1.5,
      -1,
      '',
      'a',
      'b',
      'ab',
      'aab',
      '1',
      'x'.repeat(5),
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES, 'undocumented'), tie('value'), { maxKeys: 3 }),
  ),
})).value;

const size = fc.integer({ min: 0, max: 3 });
const bound = fc.constantFrom(-1, 0, 0.5, 1, 2, 3);

const words = (schema: fc.Arbitrary<unknown>) =>
  fc.oneof(
    fc.record({
      type: fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object'),
    }),
    fc.record({
      type: fc.uniqueArray(
        fc.constantFrom('null', 'boolean', 'integer', 'string', 'array', 'object'),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    fc.record({ enum: fc.array(value, { minLength: 1, maxLength: 3 }) }),
    fc.record({ const: value }),
    fc.record(
      { type: fc.constantFrom('integer', 'number'), minimum: bound, exclusiveMaximum: bound },
      { requiredKeys: ['type'] },
    ),
    fc.record(
      {
        type: fc.constant('number'),
        maximum: bound,
        exclusiveMinimum: bound,
        multipleOf: fc.constantFrom(0.5, 1, 2, 3),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record(
      {
        type: fc.constant('string'),
        minLength: size,
        maxLength: size,
        pattern: fc.constantFrom('a', '^a', 'b$', '^a+$', '^[ab]*$', '^(a|b)$', '^\\d+$'),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record(
      {
        type: fc.constant('array'),
        items: schema,
        minItems: size,
        maxItems: size,
        uniqueItems: fc.boolean(),
        contains: schema,
        maxContains: fc.integer({ min: 1, max: 3 }),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(fc.constantFrom(...NAMES), schema, { maxKeys: 3 }),
        required: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }),
        additionalProperties: schema,
        minProperties: size,
        maxProperties: size,
        propertyNames: fc.constantFrom(
          { maxLength: 1 },
          { enum: ['a', 'b'] },
          { pattern: '^[ab]' },
        ),
        patternProperties: fc.dictionary(fc.constantFrom('^a', '[bc]', '.'), schema, {
          maxKeys: 2,
        }),
        dependentRequired: fc.dictionary(
          fc.constantFrom(...NAMES),
          fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }),
          { maxKeys: 1 },
        ),
      },
      { requiredKeys: ['type'] },
    ),
    // Beside prefixItems the validator lets contains pass for an empty list.
    fc.record(
      {
        type: fc.constant('array'),
        items: schema,
        prefixItems: fc.array(schema, { minLength: 1, maxLength: 2 }),
        maxItems: size,
      },
      { requiredKeys: ['type'] },
    ),
    fc.record({ allOf: fc.array(schema, { minLength: 1, maxLength: 2 }) }),
    fc.record({ anyOf: fc.array(schema, { minLength: 1, maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(schema, { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: schema }),
    fc.record({ if: schema, then: schema, else: schema }, { requiredKeys: ['if', 'then'] }),
    fc.record({
      properties: fc.dictionary(fc.constantFrom(...NAMES), schema, { maxKeys: 2 }),
      unevaluatedProperties: fc.boolean(),
      allOf: fc.array(schema, { minLength: 1, maxLength: 1 }),
    }),
    fc.boolean(),
    fc.constant({}),
  );

/** Schemas of all words, not deep. */
export const schema: fc.Arbitrary<unknown> = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', maxDepth: 2, withCrossShrink: true },
    fc.record({ type: fc.constantFrom('integer', 'string') }),
    words(tie('schema')),
  ),
})).schema;

/** A schema, and one that is like it but for what one of the two words says. */
export const alike: fc.Arbitrary<readonly [unknown, unknown]> = fc.oneof(
  fc.tuple(schema, schema),
  fc.tuple(schema, schema).map(([one, other]) => [one, { allOf: [one, other] }] as const),
  fc.tuple(schema, schema).map(([one, other]) => [{ anyOf: [one, other] }, one] as const),
  fc.tuple(schema, schema, schema).map(
    ([one, two, other]) =>
      [
        { type: 'object', properties: { a: one, b: two } },
        { type: 'object', properties: { a: one, b: other } },
      ] as const,
  ),
  fc
    .tuple(schema, schema, schema)
    .map(([one, two, other]) => [{ oneOf: [one, two] }, { anyOf: [two, one, other] }] as const),
);

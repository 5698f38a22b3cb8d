/** A schema, and one that takes less: sending by the first what the second is to take breaks. */
export interface Narrower {
  readonly what: string;
  readonly wide: unknown;
  readonly narrow: unknown;
  readonly openapi?: '3.0.3' | '3.1.0';
  readonly more?: Readonly<Record<string, unknown>>;
}

const member = (schema: unknown, rest: object = {}) => ({
  type: 'object',
  properties: { a: schema },
  ...rest,
});

const text = { type: 'string' };
const whole = { type: 'integer' };

const tree = (value: unknown) => ({
  type: 'object',
  properties: { value, children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
});

export const narrower: readonly Narrower[] = [
  { what: 'a type of two', wide: { type: ['string', 'integer'] }, narrow: text },
  { what: 'null', wide: { type: ['string', 'null'] }, narrow: text },
  {
    what: 'nullable of 3.0',
    wide: { type: 'string', nullable: true },
    narrow: text,
    openapi: '3.0.3',
  },
  { what: 'integers of numbers', wide: { type: 'number' }, narrow: whole },
  { what: 'a value of an enum', wide: { enum: ['a', 'b'] }, narrow: { enum: ['a'] } },
  { what: 'an enum of texts', wide: text, narrow: { type: 'string', enum: ['a', 'b'] } },
  { what: 'a constant', wide: { enum: [1, 2] }, narrow: { const: 1 } },
  { what: 'a list in an enum', wide: { enum: [[1], [2]] }, narrow: { enum: [[1]] } },
  {
    what: 'a lower bound',
    wide: { type: 'integer', minimum: 0 },
    narrow: { type: 'integer', minimum: 1 },
  },
  {
    what: 'an upper bound',
    wide: { type: 'number', maximum: 9 },
    narrow: { type: 'number', maximum: 8.5 },
  },
  {
    what: 'an open bound',
    wide: { type: 'number', minimum: 0 },
    narrow: { type: 'number', exclusiveMinimum: 0 },
  },
  {
    what: 'an open bound of 3.0',
    wide: { type: 'number', maximum: 10 },
    narrow: { type: 'number', maximum: 10, exclusiveMaximum: true },
    openapi: '3.0.3',
  },
  {
    what: 'int32',
    wide: { type: 'integer', format: 'int64' },
    narrow: { type: 'integer', format: 'int32' },
  },
  { what: 'a step', wide: { type: 'integer' }, narrow: { type: 'integer', multipleOf: 3 } },
  {
    what: 'a longer step',
    wide: { type: 'integer', multipleOf: 2 },
    narrow: { type: 'integer', multipleOf: 4 },
  },
  {
    what: 'a decimal step',
    wide: { type: 'number', multipleOf: 0.01 },
    narrow: { type: 'number', multipleOf: 0.05 },
  },
  { what: 'a least length', wide: text, narrow: { type: 'string', minLength: 1 } },
  {
    what: 'a most length',
    wide: { type: 'string', maxLength: 40 },
    narrow: { type: 'string', maxLength: 20 },
  },
  {
    what: 'a long length',
    wide: { type: 'string', maxLength: 65_536 },
    narrow: { type: 'string', maxLength: 65_535 },
  },
  {
    what: 'a long length of a pattern',
    wide: { type: 'string', pattern: '^[a-z]+$', maxLength: 1_000 },
    narrow: { type: 'string', pattern: '^[a-z]+$', maxLength: 999 },
  },
  {
    what: 'a long list',
    wide: { type: 'array', items: text, maxItems: 5_000 },
    narrow: { type: 'array', items: text, maxItems: 4_999 },
  },
  {
    what: 'a length of characters beyond the plane',
    wide: { enum: ['\u{1f600}\u{1f600}'] },
    narrow: { enum: ['\u{1f600}\u{1f600}'], maxLength: 1 },
  },
  { what: 'a pattern', wide: text, narrow: { type: 'string', pattern: '^[a-z]' } },
  {
    what: 'a narrower pattern',
    wide: { type: 'string', pattern: '^[a-z0-9]+$' },
    narrow: { type: 'string', pattern: '^[a-z][a-z0-9]*$' },
  },
  {
    what: 'an anchor',
    wide: { type: 'string', pattern: 'abc' },
    narrow: { type: 'string', pattern: '^abc' },
  },
  {
    what: 'an alternative of a pattern',
    wide: { type: 'string', pattern: '^(cat|dog|cow)$' },
    narrow: { type: 'string', pattern: '^(cat|dog)$' },
  },
  {
    what: 'a second pattern',
    wide: { type: 'string', pattern: '^a' },
    narrow: { type: 'string', pattern: '^a', allOf: [{ pattern: 'z$' }] },
  },
  {
    what: 'a length beside a pattern',
    wide: { type: 'string', pattern: '^x+$' },
    narrow: { type: 'string', pattern: '^x+$', maxLength: 3 },
  },
  {
    what: 'a length by a pattern',
    wide: { type: 'string', pattern: '^[0-9]{1,4}$' },
    narrow: { type: 'string', pattern: '^[0-9]{1,4}$', minLength: 2 },
  },
  { what: 'a format', wide: text, narrow: { type: 'string', format: 'date' } },
  { what: 'a format of addresses', wide: text, narrow: { type: 'string', format: 'email' } },
  { what: 'a format of ids', wide: text, narrow: { type: 'string', format: 'uuid' } },
  { what: 'a format of references', wide: text, narrow: { type: 'string', format: 'uri' } },
  {
    what: 'a least size',
    wide: { type: 'array', items: text },
    narrow: { type: 'array', items: text, minItems: 1 },
  },
  {
    what: 'a most size',
    wide: { type: 'array', items: text, maxItems: 9 },
    narrow: { type: 'array', items: text, maxItems: 8 },
  },
  {
    what: 'unequal items',
    wide: { type: 'array', items: whole },
    narrow: { type: 'array', items: whole, uniqueItems: true },
  },
  {
    what: 'items',
    wide: { type: 'array', items: text },
    narrow: { type: 'array', items: { type: 'string', maxLength: 3 } },
  },
  { what: 'items at all', wide: { type: 'array' }, narrow: { type: 'array', items: text } },
  {
    what: 'a place of a tuple',
    wide: { type: 'array', prefixItems: [text, {}] },
    narrow: { type: 'array', prefixItems: [text, whole] },
  },
  {
    what: 'what follows a tuple',
    wide: { type: 'array', prefixItems: [text] },
    narrow: { type: 'array', prefixItems: [text], items: false },
  },
  {
    what: 'contains',
    wide: { type: 'array', items: whole },
    narrow: { type: 'array', items: whole, contains: { minimum: 5 } },
  },
  {
    what: 'contains more',
    wide: { type: 'array', contains: whole },
    narrow: { type: 'array', contains: whole, minContains: 2 },
  },
  {
    what: 'contains at most',
    wide: { type: 'array', contains: whole },
    narrow: { type: 'array', contains: whole, maxContains: 2 },
  },
  {
    what: 'a member that is required',
    wide: member(text),
    narrow: member(text, { required: ['a'] }),
  },
  {
    what: 'a member that nobody declares',
    wide: member(text),
    narrow: member(text, { required: ['b'] }),
  },
  {
    what: 'the type of a member',
    wide: member({ type: ['string', 'integer'] }),
    narrow: member(text),
  },
  {
    what: 'a member deep down',
    wide: member(member(member(text))),
    narrow: member(member(member({ type: 'string', minLength: 2 }))),
  },
  {
    what: 'a closed object',
    wide: member(text),
    narrow: member(text, { additionalProperties: false }),
  },
  {
    what: 'a closed object in another',
    wide: member(member(text)),
    narrow: member(member(text, { additionalProperties: false })),
  },
  {
    what: 'what else is in a map',
    wide: { type: 'object', additionalProperties: text },
    narrow: { type: 'object', additionalProperties: { type: 'string', maxLength: 2 } },
  },
  {
    what: 'a map of a free object',
    wide: { type: 'object' },
    narrow: { type: 'object', additionalProperties: text },
  },
  { what: 'a declared member of a free object', wide: { type: 'object' }, narrow: member(text) },
  {
    what: 'members by pattern',
    wide: { type: 'object', patternProperties: { '^x-': {} } },
    narrow: { type: 'object', patternProperties: { '^x-': text } },
  },
  {
    what: 'a pattern over a map',
    wide: { type: 'object', additionalProperties: {} },
    narrow: { type: 'object', additionalProperties: {}, patternProperties: { '^n': whole } },
  },
  {
    what: 'a number of members',
    wide: { type: 'object', additionalProperties: whole },
    narrow: { type: 'object', additionalProperties: whole, maxProperties: 3 },
  },
  {
    what: 'a least number of members',
    wide: member(text),
    narrow: member(text, { minProperties: 1 }),
  },
  {
    what: 'names',
    wide: { type: 'object', additionalProperties: whole },
    narrow: { type: 'object', additionalProperties: whole, propertyNames: { pattern: '^[a-z]+$' } },
  },
  {
    what: 'the length of names',
    wide: { type: 'object', additionalProperties: whole },
    narrow: { type: 'object', additionalProperties: whole, propertyNames: { maxLength: 5 } },
  },
  {
    what: 'a member that needs another',
    wide: { type: 'object', properties: { a: text, b: text } },
    narrow: { type: 'object', properties: { a: text, b: text }, dependentRequired: { a: ['b'] } },
  },
  {
    what: 'a schema that depends on a member',
    wide: { type: 'object', properties: { a: text, b: text } },
    narrow: {
      type: 'object',
      properties: { a: text, b: text },
      dependentSchemas: { a: { properties: { b: { maxLength: 1 } } } },
    },
  },
  {
    what: 'no rest',
    wide: { allOf: [member(text)] },
    narrow: { allOf: [member(text)], unevaluatedProperties: false },
  },
  { what: 'a part of allOf', wide: { allOf: [text] }, narrow: { allOf: [text, { maxLength: 5 }] } },
  {
    what: 'an alternative',
    wide: { anyOf: [text, whole, { type: 'null' }] },
    narrow: { anyOf: [text, whole] },
  },
  { what: 'an alternative of one', wide: { oneOf: [text, whole] }, narrow: { oneOf: [text] } },
  {
    what: 'two at once',
    wide: {
      anyOf: [
        { type: 'integer', minimum: 0 },
        { type: 'integer', maximum: 9 },
      ],
    },
    narrow: {
      oneOf: [
        { type: 'integer', minimum: 0 },
        { type: 'integer', maximum: 9 },
      ],
    },
  },
  { what: 'not', wide: text, narrow: { type: 'string', not: { enum: ['admin'] } } },
  { what: 'not a type', wide: {}, narrow: { not: { type: 'null' } } },
  { what: 'not a member', wide: member(text), narrow: member(text, { not: { required: ['a'] } }) },
  {
    what: 'a condition',
    wide: { type: 'object', properties: { k: { enum: ['x', 'y'] }, v: {} } },
    narrow: {
      type: 'object',
      properties: { k: { enum: ['x', 'y'] }, v: {} },
      if: { properties: { k: { const: 'x' } }, required: ['k'] },
      then: { required: ['v'] },
    },
  },
  {
    what: 'a variant by its tag',
    wide: {
      oneOf: [
        member({ const: 'x' }, { required: ['a'] }),
        member({ const: 'y' }, { required: ['a'] }),
      ],
    },
    narrow: { oneOf: [member({ const: 'x' }, { required: ['a'] })] },
  },
  {
    what: 'what a variant holds',
    wide: {
      oneOf: [
        { type: 'object', required: ['k'], properties: { k: { const: 'x' }, v: text } },
        { type: 'object', required: ['k'], properties: { k: { const: 'y' }, v: whole } },
      ],
    },
    narrow: {
      oneOf: [
        { type: 'object', required: ['k'], properties: { k: { const: 'x' }, v: text } },
        {
          type: 'object',
          required: ['k'],
          properties: { k: { const: 'y' }, v: { type: 'integer', minimum: 1 } },
        },
      ],
    },
  },
  {
    what: 'a recursive schema',
    wide: { $ref: '#/components/schemas/Tree' },
    narrow: { allOf: [{ $ref: '#/components/schemas/Tree' }, { required: ['value'] }] },
    more: { Tree: tree(text) },
  },
  { what: 'everything', wide: text, narrow: { type: 'string', allOf: [false] } },
  { what: 'a type at all', wide: {}, narrow: text },
  { what: 'a boolean', wide: { type: 'boolean' }, narrow: { type: 'boolean', enum: [true] } },
];

/** Two schemas that say the same. */
export interface Equal {
  readonly what: string;
  readonly one: unknown;
  readonly other: unknown;
  readonly openapi?: '3.0.3' | '3.1.0';
  /** Components of both documents. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const text = { type: 'string' };
const whole = { type: 'integer' };
const pet = { type: 'object', required: ['name'], properties: { name: text, age: whole } };
const cat = { type: 'object', required: ['k'], properties: { k: { const: 'cat' }, lives: whole } };
const dog = { type: 'object', required: ['k'], properties: { k: { const: 'dog' }, barks: text } };
const node = (name: string) => ({
  type: 'object',
  properties: { value: text, next: { $ref: `#/components/schemas/${name}` } },
});

export const equal: readonly Equal[] = [
  {
    what: 'prose',
    one: text,
    other: { type: 'string', title: 'T', description: 'd', $comment: 'c' },
  },
  {
    what: 'examples',
    one: { type: 'string', example: 'a' },
    other: { type: 'string', examples: ['b'] },
  },
  { what: 'a default', one: text, other: { type: 'string', default: 'a' } },
  { what: 'deprecated', one: pet, other: { ...pet, deprecated: true } },
  { what: 'an extension', one: pet, other: { ...pet, 'x-order': 1 } },
  {
    what: 'the order of members',
    one: pet,
    other: { properties: { age: whole, name: text }, required: ['name'], type: 'object' },
  },
  { what: 'the order of an enum', one: { enum: ['a', 'b'] }, other: { enum: ['b', 'a'] } },
  {
    what: 'the order of required',
    one: { type: 'object', required: ['a', 'b'] },
    other: { type: 'object', required: ['b', 'a'] },
  },
  {
    what: 'the order of types',
    one: { type: ['string', 'null'] },
    other: { type: ['null', 'string'] },
  },
  { what: 'a constant as an enum', one: { const: 'a' }, other: { enum: ['a'] } },
  {
    what: 'a type beside an enum',
    one: { enum: ['a', 'b'] },
    other: { type: 'string', enum: ['a', 'b'] },
  },
  {
    what: 'a value that its type forbids',
    one: { type: 'string', enum: ['a', 1] },
    other: { enum: ['a'] },
  },
  {
    what: 'a value that its bounds forbid',
    one: { type: 'integer', maximum: 2, enum: [1, 3] },
    other: { const: 1 },
  },
  { what: 'integers as multiples', one: whole, other: { type: 'number', multipleOf: 1 } },
  {
    what: 'open bounds of integers',
    one: { type: 'integer', exclusiveMinimum: 4, exclusiveMaximum: 9 },
    other: { type: 'integer', minimum: 5, maximum: 8 },
  },
  {
    what: 'fractions as bounds of integers',
    one: { type: 'integer', minimum: 0.5 },
    other: { type: 'integer', minimum: 1 },
  },
  {
    what: 'numbers in an enum',
    one: { type: 'integer', minimum: 1, maximum: 3 },
    other: { enum: [1, 2, 3] },
  },
  {
    what: 'int32 by bounds',
    one: { type: 'integer', format: 'int32' },
    other: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
  },
  { what: 'int64', one: { type: 'integer', format: 'int64' }, other: whole },
  {
    what: 'a step that divides',
    one: { type: 'integer', multipleOf: 6, allOf: [{ multipleOf: 2 }] },
    other: { type: 'integer', multipleOf: 6 },
  },
  { what: 'bounds that say nothing', one: text, other: { type: 'string', minLength: 0 } },
  {
    what: 'words of other types',
    one: text,
    other: { type: 'string', minimum: 4, required: ['a'], maxItems: 1 },
  },
  {
    what: 'sizes that say nothing',
    one: { type: 'array', items: text },
    other: { type: 'array', items: text, minItems: 0, uniqueItems: false },
  },
  { what: 'items that are anything', one: { type: 'array' }, other: { type: 'array', items: {} } },
  { what: 'required of nothing', one: pet, other: { ...pet, minProperties: 1 } },
  {
    what: 'a format that nothing tests',
    one: text,
    other: { type: 'string', format: 'client-id' },
  },
  { what: 'password', one: text, other: { type: 'string', format: 'password' } },
  {
    what: 'a pattern with a class',
    one: { type: 'string', pattern: '^[0-9]+$' },
    other: { type: 'string', pattern: '^\\d{1,}$' },
  },
  {
    what: 'a pattern with a group',
    one: { type: 'string', pattern: '^(?:ab|ac)$' },
    other: { type: 'string', pattern: '^a[bc]$' },
  },
  {
    what: 'a pattern that is found anywhere',
    one: { type: 'string', pattern: 'a' },
    other: { type: 'string', pattern: '^[\\s\\S]*a' },
  },
  {
    what: 'a length by a pattern',
    one: { type: 'string', pattern: '^[a-f]{4}$' },
    other: { type: 'string', pattern: '^[a-f]{4}$', minLength: 4, maxLength: 4 },
  },
  {
    what: 'a least length by a pattern',
    one: { type: 'string', minLength: 1 },
    other: { type: 'string', pattern: '^[\\s\\S]' },
  },
  {
    what: 'a pattern of words as an enum',
    one: { enum: ['a', 'b'] },
    other: { type: 'string', pattern: '^[ab]$' },
  },
  {
    what: 'anchors in a group',
    one: { type: 'string', pattern: '^a$|^b$' },
    other: { type: 'string', pattern: '(^a$|^b$)' },
  },
  {
    what: 'a reference',
    one: { $ref: '#/components/schemas/Pet' },
    other: pet,
    more: { Pet: pet },
  },
  {
    what: 'a reference of a reference',
    one: { $ref: '#/components/schemas/Beast' },
    other: pet,
    more: { Pet: pet, Beast: { $ref: '#/components/schemas/Pet' } },
  },
  {
    what: 'a reference to a member',
    one: { type: 'object', properties: { pet } },
    other: { type: 'object', properties: { pet: { $ref: '#/components/schemas/Pet' } } },
    more: { Pet: pet },
  },
  {
    what: 'a recursive schema of another name',
    one: { $ref: '#/components/schemas/A' },
    other: { $ref: '#/components/schemas/B' },
    more: { A: node('A'), B: node('B') },
  },
  {
    what: 'a recursive schema that is unrolled',
    one: { $ref: '#/components/schemas/A' },
    other: {
      type: 'object',
      properties: { value: text, next: { $ref: '#/components/schemas/A' } },
    },
    more: { A: node('A') },
  },
  {
    what: 'two schemas by turns',
    one: { $ref: '#/components/schemas/A' },
    other: { $ref: '#/components/schemas/B' },
    more: { A: node('A'), B: node('C'), C: node('B') },
  },
  { what: 'allOf of one', one: pet, other: { allOf: [pet] } },
  { what: 'anyOf of one', one: pet, other: { anyOf: [pet] } },
  { what: 'oneOf of one', one: pet, other: { oneOf: [pet] } },
  {
    what: 'parts',
    one: pet,
    other: {
      allOf: [
        { type: 'object', required: ['name'], properties: { name: text } },
        { properties: { age: whole } },
      ],
    },
  },
  {
    what: 'a type beside its parts',
    one: { allOf: [text, { maxLength: 5 }] },
    other: { type: 'string', maxLength: 5 },
  },
  {
    what: 'the order of alternatives',
    one: { anyOf: [text, whole] },
    other: { anyOf: [whole, text] },
  },
  {
    what: 'types as alternatives',
    one: { anyOf: [text, whole] },
    other: { type: ['string', 'integer'] },
  },
  {
    what: 'alternatives that exclude each other',
    one: { anyOf: [text, whole] },
    other: { oneOf: [text, whole] },
  },
  {
    what: 'null as an alternative',
    one: { anyOf: [text, { type: 'null' }] },
    other: { type: ['string', 'null'] },
  },
  {
    what: 'nullable of 3.0 by a value',
    one: { type: 'string', nullable: true, enum: ['a', null] },
    other: { enum: ['a', null] },
    openapi: '3.0.3',
  },
  {
    what: 'values as alternatives',
    one: { anyOf: [{ const: 'a' }, { const: 'b' }] },
    other: { enum: ['a', 'b'] },
  },
  {
    what: 'intervals that meet',
    one: {
      anyOf: [
        { type: 'number', minimum: 0, maximum: 5 },
        { type: 'number', minimum: 5, maximum: 9 },
      ],
    },
    other: { type: 'number', minimum: 0, maximum: 9 },
  },
  { what: 'variants by their tags', one: { oneOf: [cat, dog] }, other: { anyOf: [dog, cat] } },
  {
    what: 'variants without what is the same',
    one: { oneOf: [cat, dog] },
    other: { oneOf: [dog, cat], type: 'object', required: ['k'] },
  },
  {
    what: 'a discriminator',
    one: { oneOf: [cat, dog] },
    other: { oneOf: [cat, dog], discriminator: { propertyName: 'k' } },
  },
  {
    what: 'an alternative that is no value',
    one: text,
    other: { anyOf: [text, { type: 'integer', minimum: 2, maximum: 1 }] },
  },
  { what: 'not twice', one: { not: { not: { type: 'string' } } }, other: { type: 'string' } },
  {
    what: 'not a type',
    one: { not: { type: 'null' } },
    other: { type: ['boolean', 'number', 'string', 'array', 'object'] },
  },
  {
    what: 'not what its type forbids',
    one: text,
    other: { type: 'string', not: { type: 'integer' } },
  },
  {
    what: 'not what its values forbid',
    one: { enum: ['a', 'b'] },
    other: { enum: ['a', 'b', 'c'], not: { const: 'c' } },
  },
  {
    what: 'a condition that is met by none',
    one: text,
    other: { type: 'string', if: { type: 'integer' }, then: false },
  },
  {
    what: 'a condition in two schemas',
    one: { type: 'string', if: { const: 'a' }, then: { maxLength: 3 } },
    other: { type: 'string', if: { enum: ['a'] }, then: true },
  },
  {
    what: 'true',
    one: { type: 'object', properties: { a: {} } },
    other: { type: 'object', properties: { a: true } },
  },
  {
    what: 'what else there is',
    one: { type: 'object', additionalProperties: true },
    other: { type: 'object' },
  },
  {
    what: 'a member that a map holds too',
    one: { type: 'object', additionalProperties: text },
    other: { type: 'object', properties: { a: text }, additionalProperties: text },
  },
  {
    what: 'a closed object in parts',
    one: { ...pet, additionalProperties: false },
    other: { allOf: [{ ...pet, additionalProperties: false }, pet] },
  },
  {
    what: 'a closed object by what is left over',
    one: { ...pet, additionalProperties: false },
    other: { ...pet, unevaluatedProperties: false },
  },
  {
    what: 'a number of members that are named',
    one: { ...pet, additionalProperties: false },
    other: { ...pet, additionalProperties: false, maxProperties: 2 },
  },
  {
    what: 'a member that needs one that is required',
    one: pet,
    other: { ...pet, dependentRequired: { age: ['name'] } },
  },
  {
    what: 'needing as alternatives',
    one: { type: 'object', properties: { a: text, b: text }, dependentRequired: { a: ['b'] } },
    other: {
      type: 'object',
      properties: { a: text, b: text },
      dependentSchemas: { a: { required: ['b'] } },
    },
  },
  {
    what: 'names by patterns',
    one: { type: 'object', patternProperties: { '^x-': whole }, additionalProperties: false },
    other: { type: 'object', additionalProperties: whole, propertyNames: { pattern: '^x-' } },
  },
  {
    what: 'a tuple that is as long as it may be',
    one: { type: 'array', prefixItems: [text, whole], items: false },
    other: { type: 'array', prefixItems: [text, whole], maxItems: 2 },
  },
  {
    what: 'a tuple of the same',
    one: { type: 'array', items: text },
    other: { type: 'array', prefixItems: [text], items: text },
  },
  {
    what: 'contains what all are',
    one: { type: 'array', items: whole, minItems: 1 },
    other: { type: 'array', items: whole, minItems: 1, contains: whole },
  },
  {
    what: 'contains none',
    one: { type: 'array', items: whole },
    other: { type: 'array', items: whole, contains: text, minContains: 0 },
  },
  {
    what: 'unequal items of one',
    one: { type: 'array', items: whole, maxItems: 1 },
    other: { type: 'array', items: whole, maxItems: 1, uniqueItems: true },
  },
];

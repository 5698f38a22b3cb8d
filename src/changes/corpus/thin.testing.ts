import type { ChangeVerdict } from '../change.js';

type Version = '3.0.3' | '3.1.0';

/** Two schemas, and what it means to go from the one to the other. */
export interface SchemaEdit {
  readonly what: string;
  readonly old: unknown;
  readonly new: unknown;
  readonly request: ChangeVerdict;
  readonly response: ChangeVerdict;
  /** Default: 3.1 on both sides. */
  readonly versions?: readonly [Version, Version];
  readonly more?: Readonly<Record<string, unknown>>;
}

const text = { type: 'string' };
const whole = { type: 'integer' };
const numbers = { type: 'array', items: whole };
const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const shut = { additionalProperties: false };
const isX = { properties: { k: { const: 'x' } }, required: ['k'] };
const cat = object({ k: { const: 'cat' }, lives: whole }, { required: ['k'] });
const dog = object({ k: { const: 'dog' } }, { required: ['k'] });
const bird = object({ k: { const: 'bird' } }, { required: ['k'] });
const overlapping = [
  { type: 'integer', minimum: 0 },
  { type: 'integer', maximum: 9 },
];
const same = { request: 'safe', response: 'safe' } as const;
const narrows = { request: 'breaking', response: 'safe' } as const;
const widens = { request: 'safe', response: 'breaking' } as const;
const upgrade = ['3.0.3', '3.1.0'] as const;

const versions: readonly SchemaEdit[] = [
  {
    what: 'nullable without a type says nothing',
    old: { allOf: [{ $ref: '#/components/schemas/A' }], nullable: true },
    new: { anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] },
    more: { A: text },
    versions: upgrade,
    ...widens,
  },
  {
    what: 'null that the values forbid',
    old: { type: 'string', nullable: true, enum: ['a'] },
    new: { type: ['string', 'null'], enum: ['a'] },
    versions: upgrade,
    ...same,
  },
  {
    what: 'an exclusive bound of nothing',
    old: { type: 'number', exclusiveMinimum: true },
    new: { type: 'number' },
    versions: upgrade,
    ...same,
  },
  {
    what: 'an exclusive bound of integers',
    old: { type: 'integer', minimum: 1, exclusiveMinimum: true },
    new: { type: 'integer', minimum: 2 },
    versions: upgrade,
    ...same,
  },
  {
    what: 'null among the values goes',
    old: { type: 'string', nullable: true, enum: ['a', null] },
    new: { type: 'string', nullable: true, enum: ['a'] },
    versions: ['3.0.3', '3.0.3'],
    ...narrows,
  },
  { what: 'null as a constant', old: { const: null }, new: { type: 'null' }, ...same },
];

const directions: readonly SchemaEdit[] = [
  {
    what: 'a member that is only read goes',
    old: object({ id: { type: 'string', readOnly: true }, a: text }),
    new: object({ a: text }),
    request: 'safe',
    response: 'withdrawn',
  },
  {
    what: 'a member that is only written is narrowed',
    old: object({ p: { type: 'string', writeOnly: true } }),
    new: object({ p: { type: 'string', writeOnly: true, minLength: 9 } }),
    ...narrows,
  },
  {
    what: 'a required member is no longer only read',
    old: object({ id: { type: 'string', readOnly: true } }, { required: ['id'] }),
    new: object({ id: text }, { required: ['id'] }),
    ...narrows,
  },
  {
    what: 'a required member is only written now',
    old: object({ p: text }, { required: ['p'] }),
    new: object({ p: { type: 'string', writeOnly: true } }, { required: ['p'] }),
    request: 'safe',
    response: 'breaking',
  },
  {
    what: 'a required member that is only read beside a reference',
    old: object({ a: text }),
    new: object(
      { a: text, id: { $ref: '#/components/schemas/Id', readOnly: true } },
      { required: ['id'] },
    ),
    more: { Id: text },
    ...same,
  },
];

const variants: readonly SchemaEdit[] = [
  {
    what: 'a mapping of the discriminator',
    old: { oneOf: [cat, dog] },
    new: {
      oneOf: [cat, dog],
      discriminator: { propertyName: 'k', mapping: { cat: '#/components/schemas/C' } },
    },
    more: { C: cat },
    ...same,
  },
  {
    what: 'a variant is added',
    old: { oneOf: [cat, dog] },
    new: { oneOf: [cat, dog, bird] },
    ...widens,
  },
  {
    what: 'any instead of one',
    old: { oneOf: overlapping },
    new: { anyOf: overlapping },
    ...widens,
  },
  {
    what: 'one instead of any',
    old: { anyOf: overlapping },
    new: { oneOf: overlapping },
    ...narrows,
  },
  {
    what: 'any instead of one, by tags',
    old: { oneOf: [cat, dog] },
    new: { anyOf: [cat, dog] },
    ...same,
  },
  { what: 'an alternative that takes all', old: { anyOf: [text, {}] }, new: {}, ...same },
  {
    what: 'one that takes all, and another',
    old: { oneOf: [text, {}] },
    new: { not: text },
    ...same,
  },
  {
    what: 'a condition as alternatives',
    old: object({ k: text, v: {} }, { if: isX, then: { required: ['v'] } }),
    new: object({ k: text, v: {} }, { anyOf: [{ ...isX, required: ['k', 'v'] }, { not: isX }] }),
    ...same,
  },
  {
    what: 'a condition without a consequence',
    old: { ...text, if: { const: 'a' } },
    new: text,
    ...same,
  },
  {
    what: 'not one of some values',
    old: { ...text, not: { anyOf: [{ const: 'a' }, { const: 'b' }] } },
    new: { ...text, not: { enum: ['b', 'a'] } },
    ...same,
  },
  {
    what: 'not a member',
    old: object({ a: text, b: text }, { not: { required: ['a'] } }),
    new: object({ a: text, b: text }),
    ...widens,
  },
  {
    what: 'values that no type lets in',
    old: whole,
    new: { type: 'integer', enum: ['a'] },
    ...narrows,
  },
];

const objects: readonly SchemaEdit[] = [
  {
    what: 'nothing is left over beside alternatives',
    old: { type: 'object', anyOf: [object({ a: text }), object({ b: text })] },
    new: {
      type: 'object',
      anyOf: [object({ a: text }), object({ b: text })],
      unevaluatedProperties: false,
    },
    ...narrows,
  },
  {
    what: 'what is left over beside a condition',
    old: object(
      { k: whole },
      {
        if: { properties: { k: { const: 1 } }, required: ['k'] },
        then: { properties: { v: text } },
        unevaluatedProperties: false,
      },
    ),
    new: object({ k: whole, v: text }, shut),
    ...widens,
  },
  {
    what: 'a schema that depends on a member closes the object',
    old: object({ a: text, b: text }),
    new: object({ a: text, b: text }, { dependentSchemas: { a: object({ a: text }, shut) } }),
    ...narrows,
  },
  {
    what: 'needing in a chain',
    old: object({ a: {}, b: {}, c: {} }, { dependentRequired: { a: ['b'], b: ['c'] } }),
    new: object({ a: {}, b: {}, c: {} }, { dependentRequired: { a: ['b', 'c'], b: ['c'] } }),
    ...same,
  },
  {
    what: 'names that are listed, and members',
    old: { type: 'object', additionalProperties: text, propertyNames: { enum: ['a', 'b'] } },
    new: object({ a: text, b: text }, shut),
    ...same,
  },
  {
    what: 'the length of names as a pattern',
    old: { type: 'object', additionalProperties: text, propertyNames: { maxLength: 5 } },
    new: { type: 'object', patternProperties: { '^[\\s\\S]{0,5}$': text }, ...shut },
    ...same,
  },
  {
    what: 'the length of names as a pattern without line ends',
    old: { type: 'object', additionalProperties: text, propertyNames: { maxLength: 5 } },
    new: { type: 'object', patternProperties: { '^.{0,5}$': text }, ...shut },
    ...narrows,
  },
  {
    what: 'a pattern that speaks of a member, too',
    old: object({ ab: text }),
    new: object({ ab: text }, { patternProperties: { '^a': { maxLength: 3 } } }),
    ...narrows,
  },
  {
    what: 'closed objects together hold nothing',
    old: { allOf: [object({ a: text }, shut), object({ b: text }, shut)] },
    new: object({ a: text, b: text }, shut),
    ...widens,
  },
  {
    what: 'the values of a map',
    old: object({ a: text }, { additionalProperties: whole }),
    new: object({ a: text }, { additionalProperties: { type: 'number' } }),
    ...widens,
  },
  {
    what: 'one member at least, of one',
    old: object({ a: text }, { ...shut, minProperties: 1 }),
    new: object({ a: text }, { ...shut, required: ['a'] }),
    ...same,
  },
  {
    what: 'no members',
    old: { type: 'object', maxProperties: 0 },
    new: { type: 'object', ...shut },
    ...same,
  },
  {
    what: 'a member is required in a part',
    old: object({ a: text }),
    new: object({ a: text }, { allOf: [{ required: ['a'] }] }),
    ...narrows,
  },
];

const lists: readonly SchemaEdit[] = [
  {
    what: 'one instead of two is contained',
    old: { ...numbers, contains: { const: 1 }, minContains: 2 },
    new: { ...numbers, contains: { const: 1 } },
    ...widens,
  },
  {
    what: 'one at most is contained',
    old: { ...numbers, contains: { const: 1 } },
    new: { ...numbers, contains: { const: 1 }, maxContains: 1 },
    ...narrows,
  },
  {
    what: 'a tuple that says what its rest says',
    old: { type: 'array', prefixItems: [text], items: whole },
    new: { type: 'array', prefixItems: [text, whole], items: whole },
    ...same,
  },
  {
    what: 'the places of a tuple change',
    old: { type: 'array', prefixItems: [text, whole], items: false },
    new: { type: 'array', prefixItems: [whole, text], items: false },
    request: 'breaking',
    response: 'breaking',
  },
  {
    what: 'a tuple may no longer be empty',
    old: { type: 'array', prefixItems: [text] },
    new: { type: 'array', prefixItems: [text], minItems: 1 },
    ...narrows,
  },
  {
    what: 'nothing is left over of a tuple',
    old: { type: 'array', prefixItems: [text], unevaluatedItems: false },
    new: { type: 'array', prefixItems: [text], items: false },
    ...same,
  },
  {
    what: 'unequal items that are all the same',
    old: { type: 'array', items: { const: 1 }, uniqueItems: true },
    new: { type: 'array', items: { const: 1 }, maxItems: 1 },
    ...same,
  },
];

const scalars: readonly SchemaEdit[] = [
  {
    what: 'a finer step',
    old: { type: 'number', multipleOf: 0.1 },
    new: { type: 'number', multipleOf: 0.01 },
    ...widens,
  },
  {
    what: 'half steps of integers',
    old: { type: 'integer', multipleOf: 0.5 },
    new: whole,
    ...same,
  },
  {
    what: 'a length as a pattern without line ends',
    old: { type: 'string', minLength: 2, maxLength: 2 },
    new: { type: 'string', pattern: '^.{2}$' },
    ...narrows,
  },
  {
    what: 'dates become moments',
    old: { type: 'string', format: 'date' },
    new: { type: 'string', format: 'date-time' },
    request: 'breaking',
    response: 'breaking',
  },
  {
    what: 'integers among numbers',
    old: { type: ['integer', 'number'] },
    new: { type: 'number' },
    ...same,
  },
  {
    what: 'longer integers',
    old: { type: 'integer', format: 'int32' },
    new: { type: 'integer', format: 'int64' },
    ...widens,
  },
  {
    what: 'how numbers are held',
    old: { type: 'number', format: 'float' },
    new: { type: 'number' },
    ...same,
  },
  { what: 'both truth values', old: { type: 'boolean' }, new: { enum: [true, false] }, ...same },
  {
    what: 'how text is encoded',
    old: text,
    new: { type: 'string', contentEncoding: 'base64', contentMediaType: 'image/png' },
    ...same,
  },
];

const references: readonly SchemaEdit[] = [
  {
    what: 'words beside a reference, and a part',
    old: { $ref: '#/components/schemas/A', maxLength: 3 },
    new: { allOf: [{ $ref: '#/components/schemas/A' }, { maxLength: 3 }] },
    more: { A: text },
    ...same,
  },
  {
    what: 'a reference into a schema',
    old: { $ref: '#/components/schemas/A/properties/n' },
    new: text,
    more: { A: object({ n: text }) },
    ...same,
  },
  {
    what: 'a tree in parts, and in one',
    old: { $ref: '#/components/schemas/Part' },
    new: { $ref: '#/components/schemas/Tree' },
    more: {
      Base: object({ v: text }),
      Part: {
        allOf: [
          { $ref: '#/components/schemas/Base' },
          object({ below: { type: 'array', items: { $ref: '#/components/schemas/Part' } } }),
        ],
      },
      Tree: object({
        v: text,
        below: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
      }),
    },
    ...same,
  },
  {
    what: 'a chain is narrowed further down',
    old: { $ref: '#/components/schemas/Long' },
    new: { $ref: '#/components/schemas/Short' },
    more: {
      Long: object({ v: text, next: { $ref: '#/components/schemas/Long' } }),
      Short: object({
        v: text,
        next: object({
          v: { type: 'string', maxLength: 3 },
          next: { $ref: '#/components/schemas/Short' },
        }),
      }),
    },
    ...narrows,
  },
];

/** Where other corpora are thin. */
export const thin: readonly SchemaEdit[] = [
  ...versions,
  ...directions,
  ...variants,
  ...objects,
  ...lists,
  ...scalars,
  ...references,
];

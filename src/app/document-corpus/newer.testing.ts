import { answer, ref, Text, type Feature } from './feature.testing.js';

const text = { type: 'string' };
const integer = { type: 'integer' };

/** Schemas as OpenAPI 3.1 writes them. */
export const newer: readonly Feature[] = [
  answer('several types', { type: ['string', 'null'] }, ['a', null], [1]),
  answer('the type null', { type: 'array', items: { type: 'null' } }, [[null]], [[0]], '/0'),
  answer('a constant', { const: { a: [1] } }, [{ a: [1] }], [{ a: [2] }]),
  answer(
    'a constant that is a large integer',
    { const: new Text('9007199254740993') },
    [new Text('9007199254740993')],
    [new Text('9007199254740992'), new Text('9007199254740994')],
  ),
  answer(
    'a bound that is excluded by number',
    { exclusiveMinimum: 5, exclusiveMaximum: 7 },
    [6],
    [5, 7],
  ),
  answer(
    'large bounds',
    { minimum: new Text('9007199254740993'), maximum: new Text('9007199254740995') },
    [new Text('9007199254740993'), new Text('9007199254740995')],
    [new Text('9007199254740992'), new Text('9007199254740996')],
  ),
  answer(
    'multiples that are large',
    { multipleOf: 3 },
    [new Text('9007199254740993')],
    [new Text('9007199254740994')],
  ),
  answer(
    'large items that differ',
    { uniqueItems: true },
    [new Text('[9007199254740993,9007199254740992]')],
    [new Text('[9007199254740993,9007199254740993]')],
  ),
  answer(
    'an integer of many digits',
    integer,
    [new Text('100000000000000000000000')],
    ['100000000000000000000'],
  ),
  answer(
    'items by their places',
    { type: 'array', prefixItems: [text, integer], items: false },
    [['a', 1], ['a']],
    [['a', 'b']],
    '/1',
  ),
  answer(
    'items after those by their places',
    { type: 'array', prefixItems: [text], items: integer },
    [['a', 1, 2]],
    [['a', 1, 'b']],
    '/2',
  ),
  answer('an item of a kind', { type: 'array', contains: integer }, [['a', 1]], [['a'], []]),
  answer(
    'an item of a kind beside items by their places',
    { type: 'array', prefixItems: [text], contains: integer },
    [['a', 1]],
    [['a'], []],
  ),
  answer(
    'items of a kind, counted',
    { type: 'array', contains: integer, minContains: 2, maxContains: 3 },
    [
      [1, 2],
      [1, 2, 3],
    ],
    [[1], [1, 2, 3, 4]],
  ),
  answer(
    'no item of a kind need be there',
    { type: 'array', contains: integer, minContains: 0, maxContains: 1 },
    [[], [1]],
    [[1, 2]],
  ),
  answer(
    'a condition',
    {
      if: { properties: { a: { const: 1 } }, required: ['a'] },
      then: { required: ['b'] },
      else: { required: ['c'] },
    },
    [{ a: 1, b: 1 }, { c: 1 }],
    [{ a: 1 }, {}],
  ),
  answer(
    'a member that needs another',
    { dependentRequired: { a: ['b'] } },
    [{}, { a: 1, b: 1 }],
    [{ a: 1 }],
  ),
  answer(
    'a member that brings a schema',
    { dependentSchemas: { a: { required: ['b'] } } },
    [{}, { a: 1, b: 1 }],
    [{ a: 1 }],
  ),
  answer('names of members', { propertyNames: { maxLength: 2 } }, [{ ab: 1 }], [{ abc: 1 }]),
  answer(
    'members by patterns',
    { patternProperties: { '^n': integer }, additionalProperties: text },
    [{ n1: 1, a: 'a' }],
    [{ n1: 'a' }],
    '/n1',
  ),
  answer(
    'members that nobody names',
    { allOf: [{ properties: { a: {} } }], properties: { b: {} }, unevaluatedProperties: false },
    [{ a: 1, b: 1 }],
    [{ c: 1 }],
    '/c',
  ),
  answer(
    'items that nobody names',
    { prefixItems: [text], unevaluatedItems: false },
    [['a']],
    [['a', 1]],
    '/1',
  ),
  answer(
    'definitions of its own',
    { $defs: { N: integer }, $ref: '#/components/schemas/Holder/$defs/N' },
    [1],
    ['a'],
    '',
    { Holder: { $defs: { N: integer } } },
  ),
  answer('an anchor', { $ref: '#Anchored' }, [1], ['a'], '', {
    Anchor: { $anchor: 'Anchored', ...integer },
  }),
  answer('an identifier', { $ref: 'https://schemas.example/amount' }, [1], ['a'], '', {
    Identified: { $id: 'https://schemas.example/amount', ...integer },
  }),
  answer('a dynamic reference', { $dynamicRef: '#dynamic' }, [1], ['a'], '', {
    Dynamic: { $dynamicAnchor: 'dynamic', ...integer },
  }),
  answer('what stands beside a reference', { ...ref('Short'), maxLength: 1 }, ['a'], ['ab'], '', {
    Short: text,
  }),
  answer(
    'a schema that is false',
    { properties: { a: true, b: false } },
    [{ a: 1 }],
    [{ b: 1 }],
    '/b',
  ),
  answer('a word of its own', { ...integer, unit: 'm', summary: 's' }, [1], ['a']),
  answer(
    'a word of another dialect',
    { ...integer, $recursiveAnchor: true, dependencies: { a: ['b'] } },
    [1],
    ['a'],
  ),
  answer('a word of the older version', { ...text, nullable: true }, ['a'], [null]),
  answer('text that holds JSON', { ...text, contentMediaType: 'application/json' }, ['a'], [1]),
];

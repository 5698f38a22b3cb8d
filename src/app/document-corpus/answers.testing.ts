import { answer, ref, Text, type Feature } from './feature.testing.js';

const text = { type: 'string' };
const integer = { type: 'integer' };
const object = (properties: object, ...required: readonly string[]) => ({
  type: 'object',
  properties,
  ...(required.length === 0 ? {} : { required }),
});
const formatted = (format: string, right: string, wrong: string): Feature =>
  answer(`the format ${format}`, { type: 'string', format }, [right], [wrong]);
const pet = object({ kind: text }, 'kind');
const kind = { propertyName: 'kind' };

/** Schemas as OpenAPI 3.0 writes them. */
export const answers: readonly Feature[] = [
  answer('an integer', integer, [5, -1, new Text('1.0')], [1.5, '5', true, null]),
  answer('a number', { type: 'number' }, [1, 0.5, new Text('1e3')], ['1', null]),
  answer('a boolean', { type: 'boolean' }, [true], ['true', 0]),
  answer('a list of items', { type: 'array', items: integer }, [[], [1]], [[1, 'a']], '/1'),
  answer('a required member', object({ q: text }, 'q'), [{ q: '' }], [{}]),
  answer('a required member that is not declared', { required: ['q'] }, [{ q: 1 }], [{}]),
  answer(
    'a member of a member',
    object({ a: object({ b: text }) }),
    [{ a: {} }],
    [{ a: { b: 1 } }],
    '/a/b',
  ),
  answer(
    'a member with the name of a keyword',
    object({ type: text, $ref: integer }),
    [{ type: 'a', $ref: 1 }],
    [{ $ref: 'a' }],
    '/$ref',
  ),
  answer(
    'a member that every object inherits',
    object({ constructor: text }),
    [{}, { constructor: 'a' }],
    [{ constructor: 1 }],
    '/constructor',
  ),
  answer('anything', { type: 'object', properties: { a: {} } }, [{ a: null }, { a: [1] }], [[]]),
  answer(
    'null beside a type',
    { type: 'array', items: { type: 'string', nullable: true } },
    [[null, 'a']],
    [[1]],
    '/0',
  ),
  answer('an enumeration', { enum: ['a', 1, true] }, ['a', 1, true], ['b', 2, 'true']),
  answer(
    'an enumeration with null',
    { type: 'string', nullable: true, enum: ['a', null] },
    ['a', null],
    ['b'],
  ),
  answer('a value that is listed twice', { enum: ['a', 'a', 'b'] }, ['a', 'b'], ['c']),
  answer('a bound that is excluded', { minimum: 5, exclusiveMinimum: true }, [6], [5]),
  answer('an upper bound', { maximum: 5 }, [5], [5.1]),
  answer('an upper bound that is excluded', { maximum: 5, exclusiveMaximum: true }, [4], [5]),
  answer(
    'amounts of cents',
    { multipleOf: 0.01 },
    [112022.93, 2000000.13, 138448154.7],
    [112022.935],
  ),
  answer('multiples of a large number', { multipleOf: 1e20 }, [3e20], [35e19]),
  answer('a length in characters', { maxLength: 2 }, ['ab', '😀😀'], ['abc']),
  answer('a shortest length', { minLength: 2 }, ['ab'], ['a', '😀']),
  answer('a pattern that is not anchored', { pattern: 'b' }, ['abc'], ['ac']),
  answer('a pattern of letters of any script', { pattern: '^\\p{L}+$' }, ['é', 'я'], ['1']),
  answer(
    'a pattern with an escape that only old expressions allow',
    { pattern: '^a\\-b$' },
    ['a-b'],
    ['ab'],
  ),
  formatted('date', '2024-02-29', '2023-02-29'),
  formatted('date-time', '2024-01-01T00:00:00.5+01:00', '2024-01-01 00:00'),
  formatted('time', '10:00:00Z', '25:00:00Z'),
  formatted('email', 'a@example.com', 'a.example.com'),
  formatted('uuid', '0e7d5a3c-4b1f-4c8e-9a2d-6f3b1c5d7e90', '0e7d5a3c'),
  formatted('ipv4', '192.0.2.1', '192.0.2.256'),
  formatted('ipv6', '2001:db8::1', '2001:db8'),
  formatted('hostname', 'a.example', 'a_b.example'),
  formatted('uri', 'app:/cb', '/cb'),
  formatted('byte', 'dGV4dA==', 'dGV4dA=!'),
  answer('the format int32', { type: 'integer', format: 'int32' }, [2147483647], [2147483648]),
  answer(
    'the format int64',
    { type: 'integer', format: 'int64' },
    [new Text('9223372036854775807'), new Text('-9223372036854775808')],
    [new Text('9223372036854775808'), new Text('1e23')],
  ),
  answer(
    'an integer as it is written',
    { type: 'object', additionalProperties: { type: 'integer', nullable: true } },
    [{ a: new Text('9007199254740993'), b: new Text('9007199254740993.0'), c: null }],
    [{ a: new Text('9007199254740993.5') }, { a: new Text('-90071992547409935e-1') }],
    '/a',
  ),
  answer(
    'a number that is no integer as it is written',
    { type: 'number', format: 'int64' },
    [new Text('9007199254740993.0')],
    [new Text('9007199254740993.5')],
  ),
  answer('a format that nobody knows', { type: 'string', format: 'house' }, ['a'], [1]),
  answer(
    'an enumeration of large integers',
    { enum: [new Text('9007199254740993')] },
    [new Text('9007199254740993')],
    [new Text('9007199254740992')],
  ),
  answer(
    'few and many items',
    { type: 'array', minItems: 1, maxItems: 2 },
    [[1], [1, 2]],
    [[], [1, 2, 3]],
  ),
  answer(
    'items that differ',
    { type: 'array', uniqueItems: true },
    [[1, '1', { a: 1 }]],
    [
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    ],
  ),
  answer(
    'few and many members',
    { type: 'object', minProperties: 1, maxProperties: 2 },
    [{ a: 1 }],
    [{}, { a: 1, b: 2, c: 3 }],
  ),
  answer(
    'no other members',
    { ...object({ a: text }), additionalProperties: false },
    [{ a: '' }],
    [{ b: 1 }],
    '/b',
  ),
  answer(
    'other members of a schema',
    { ...object({ a: text }), additionalProperties: integer },
    [{ b: 1 }],
    [{ b: 'a' }],
    '/b',
  ),
  answer(
    'what all of several ask',
    { allOf: [object({ a: text }, 'a'), object({ b: text }, 'b')] },
    [{ a: '', b: '' }],
    [{ a: '' }, { b: '' }],
  ),
  answer('what any of several asks', { anyOf: [text, integer] }, ['a', 1], [true]),
  answer(
    'what one of several asks',
    { oneOf: [{ multipleOf: 2 }, { multipleOf: 3 }] },
    [2, 3],
    [6, 5],
  ),
  answer('what is excluded', { not: { type: 'string' } }, [1], ['a']),
  answer(
    'one of several by a discriminator',
    { oneOf: [ref('Cat'), ref('Dog')], discriminator: kind },
    [{ kind: 'Cat', lives: 9 }],
    [{ kind: 'Cat', lives: '9' }],
    '/lives',
    {
      Cat: object({ kind: { enum: ['Cat'] }, lives: integer }, 'kind', 'lives'),
      Dog: object({ kind: { enum: ['Dog'] }, barks: { type: 'boolean' } }, 'kind', 'barks'),
    },
  ),
  answer(
    'a parent with a discriminator',
    ref('Pet'),
    [{ kind: 'Fish', fins: 'two' }],
    [{ fins: 2 }],
    '',
    {
      Pet: { ...pet, discriminator: kind },
      Fish: { allOf: [ref('Pet'), object({ fins: integer }, 'fins')] },
    },
  ),
  answer('a tree', ref('Node'), [{ next: { next: {} } }], [{ next: { next: 5 } }], '/next/next', {
    Node: object({ next: ref('Node') }),
  }),
  answer(
    'schemas that refer to each other',
    ref('Ping'),
    [{ pong: { ping: {} } }],
    [{ pong: { ping: 1 } }],
    '/pong/ping',
    {
      Ping: object({ pong: ref('Pong') }),
      Pong: object({ ping: ref('Ping') }),
    },
  ),
  answer('references in a row', ref('One'), ['a'], [1], '', {
    One: ref('Two'),
    Two: ref('Three'),
    Three: text,
  }),
  answer(
    'a name with a slash, a tilde and a space',
    { $ref: '#/components/schemas/a~1b~0c%20d' },
    ['a'],
    [1],
    '',
    { 'a/b~c d': text },
  ),
  answer('what stands beside a reference', { ...ref('Plain'), maxLength: 1 }, ['abc'], [1], '', {
    Plain: text,
  }),
  answer(
    'a write-only member',
    object({ note: { ...text, writeOnly: true }, id: text }, 'note', 'id'),
    [{ id: 'a' }],
    [{ note: 'b' }],
  ),
  answer(
    'a schema that is large',
    object(
      Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`m${String(index)}`, integer])),
    ),
    [{ m149: 1 }],
    [{ m149: 'a' }],
    '/m149',
  ),
];

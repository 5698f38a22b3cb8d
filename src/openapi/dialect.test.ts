import { expect } from 'chai';
import { documentOf, load, schemaOf } from './document.testing.js';

describe('a schema of OpenAPI 3.0', () => {
  it('compiles where two examples have the same id', async () => {
    const example = { $id: 'same', id: 'same' };
    const schemas = { S: { type: 'object', example }, T: { type: 'object', example } };
    expect((await load(documentOf(schemas))).operations).to.have.length(2);
  });

  it('compiles where components are named after keywords', async () => {
    const named = (name: string) => ({ [name]: { type: 'string' } });
    const schemas = { ...named('id'), ...named('$id'), ...named('$ref'), ...named('constructor') };
    const $ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const S = { properties: { a: $ref('id'), b: $ref('$id'), c: $ref('constructor') } };
    const schema = await schemaOf({ ...schemas, S });
    expect([schema.accepts({ a: 'x', b: 'x', c: 'x' }), schema.accepts({ c: 1 })]).to.deep.equal([
      true,
      false,
    ]);
  });

  it('compiles where a member is named after a keyword', async () => {
    const text = { type: 'string' };
    const properties = { example: text, nullable: text, $ref: text, 'x-a': text, default: text };
    const schema = await schemaOf({ S: { properties } });
    expect(
      schema.explain({ example: 1, $ref: 1, 'x-a': 1 }).map(({ instance }) => instance),
    ).to.have.members(['/example', '/$ref', '/x-a']);
  });

  const CASES: readonly (readonly [string, object, readonly unknown[], readonly unknown[]])[] = [
    [
      'admits null where `nullable` stands beside `type`',
      { type: 'string', nullable: true },
      [null, 'a'],
      [1],
    ],
    [
      'lets `nullable` alone change nothing',
      { nullable: true, minLength: 2 },
      [null, 1, 'ab'],
      ['a'],
    ],
    [
      'lets an enum without null refuse it',
      { type: 'string', nullable: true, enum: ['a'] },
      ['a'],
      [null],
    ],
    [
      'reads an exclusive minimum that is true',
      { type: 'number', minimum: 5, exclusiveMinimum: true },
      [6],
      [5],
    ],
    [
      'reads an exclusive maximum that is false',
      { type: 'number', maximum: 5, exclusiveMaximum: false },
      [5],
      [6],
    ],
    [
      'ignores what stands beside a reference',
      { $ref: '#/components/schemas/T', maxLength: 1 },
      ['abc'],
      [1],
    ],
    [
      'takes an unknown format as an annotation',
      { type: 'string', format: 'house-number' },
      ['x'],
      [1],
    ],
    [
      'takes extensions as annotations',
      { type: 'string', 'x-a': { $ref: 'http://x' } },
      ['x'],
      [1],
    ],
    [
      'takes `if`, `then` and `contains` bounds without effect',
      { then: {}, minContains: 1 },
      [1, []],
      [],
    ],
    ['refuses everything by `not: {}`', { not: {} }, [], [1, null, {}]],
    ['reads decimal multiples', { multipleOf: 0.01 }, [19.99, 4.35], [0.005]],
    ['admits numbers beyond all bounds', { type: 'number' }, [Infinity, 1e308], ['1']],
    ['counts characters, not code units', { type: 'string', maxLength: 1 }, ['😀'], ['ab']],
    [
      'knows only own members',
      { properties: { constructor: { type: 'string' } }, required: ['toString'] },
      [{ toString: 1 }, { toString: 1, constructor: 'a' }],
      [{}, { toString: 1, constructor: 1 }],
    ],
    [
      'compares items as JSON values',
      { type: 'array', uniqueItems: true },
      [
        [1, '1', true, null, [], {}],
        [{ a: 1 }, { a: 2 }],
      ],
      [
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
        [null, null],
      ],
    ],
    [
      'lets private-use schemes and plain http be URIs',
      { type: 'string', format: 'uri' },
      [
        'com.example.app:/cb',
        'http://localhost:8080/cb',
        'https://a.example/cb?x=1#f',
        'http://[::1]/',
      ],
      ['', '/cb', 'a b:c', 'https://a.example/ b', 'http://a.example/%zz'],
    ],
  ];

  for (const [what, S, good, bad] of CASES) {
    it(what, async () => {
      const schema = await schemaOf({ S, T: { type: 'string' } });
      expect([
        good.filter((value) => !schema.accepts(value)),
        bad.filter((value) => schema.accepts(value)),
      ]).to.deep.equal([[], []]);
    });
  }

  const secret = {
    required: ['id', 'password', 'name'],
    properties: {
      id: { $ref: '#/components/schemas/Id' },
      password: { writeOnly: true },
      name: {},
    },
  };
  const Id = { type: 'string', readOnly: true };

  it('does not require read-only members in a request', async () => {
    const schema = await schemaOf({ S: secret, Id }, '3.0.3', 'request');
    expect(schema.explain({}).map(({ expected }) => expected)).to.have.members([
      'the member "password"',
      'the member "name"',
    ]);
  });

  it('does not require write-only members in an answer', async () => {
    const schema = await schemaOf({ S: secret, Id });
    expect(schema.explain({}).map(({ expected }) => expected)).to.have.members([
      'the member "id"',
      'the member "name"',
    ]);
  });

  it('does not require a read-only member that another branch declares', async () => {
    const S = { allOf: [{ $ref: '#/components/schemas/B' }, { required: ['id', 'name'] }] };
    const schemas = { S, B: { properties: { id: Id } } };
    const schema = await schemaOf(schemas, '3.0.3', 'request');
    expect([schema.accepts({ name: 1 }), schema.accepts({})]).to.deep.equal([true, false]);
  });

  it('bounds a pattern that backtracks without end', async () => {
    const schema = await schemaOf({ S: { pattern: '^(a+)+$' } });
    const slow = `${'a'.repeat(50)}!`;
    expect([schema.accepts(slow), schema.doubt?.(slow), schema.doubt?.('a')]).to.deep.equal([
      true,
      'a string could not be matched in time against the pattern /^(a+)+$/u',
      undefined,
    ]);
  });

  it('matches a long string against a plain pattern', async () => {
    const schema = await schemaOf({ S: { pattern: '^[a-z]+(-[a-z]+)*$' } });
    expect([
      schema.accepts('ab-'.repeat(1000)),
      schema.accepts(`${'ab-'.repeat(1000)}a`),
    ]).to.deep.equal([false, true]);
  });

  it('refuses a value that is nested without end', async () => {
    const schema = await schemaOf({
      S: { type: 'array', items: { $ref: '#/components/schemas/S' } },
    });
    const value: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(schema.explain(value).map(({ keyword }) => keyword)).to.deep.equal(['depth']);
  });

  it('compiles an object of 500 members', async () => {
    const members = Array.from(
      { length: 500 },
      (_, index) => [`m${index}`, { type: 'string' }] as const,
    );
    const schema = await schemaOf({ S: { properties: Object.fromEntries<unknown>(members) } });
    expect(schema.explain({ m499: 1 }).map(({ instance }) => instance)).to.deep.equal(['/m499']);
  });
});

describe('a schema of OpenAPI 3.1', () => {
  const CASES: readonly (readonly [string, object, readonly unknown[], readonly unknown[]])[] = [
    [
      'heeds what stands beside a reference',
      { $ref: '#/components/schemas/T', maxLength: 1 },
      ['a'],
      ['abc', 1],
    ],
    ['admits null by a list of types', { type: ['string', 'null'] }, [null, 'a'], [1]],
    ['reads exclusive bounds as numbers', { exclusiveMinimum: 5 }, [6], [5]],
    ['reads `const`', { const: { a: [1] } }, [{ a: [1] }], [{ a: [2] }, null]],
    [
      'reads tuples',
      { prefixItems: [{ type: 'string' }], items: false },
      [['a'], []],
      [['a', 1], [1]],
    ],
    [
      'sees members through `allOf` for `unevaluatedProperties`',
      { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
      [{ a: 1 }],
      [{ b: 1 }],
    ],
    ['reads boolean schemas', { properties: { a: false, b: true } }, [{ b: 1 }], [{ a: 1 }]],
    [
      'reads conditions',
      { if: { properties: { a: { const: 1 } } }, then: { required: ['b'] } },
      [{ a: 2 }, { a: 1, b: 1 }],
      [{ a: 1 }],
    ],
  ];

  for (const [what, S, good, bad] of CASES) {
    it(what, async () => {
      const schema = await schemaOf({ S, T: { type: 'string' } }, '3.1.0');
      expect([
        good.filter((value) => !schema.accepts(value)),
        bad.filter((value) => schema.accepts(value)),
      ]).to.deep.equal([[], []]);
    });
  }

  it('is read by the dialect that the document names', async () => {
    const document = {
      ...documentOf({ S: { items: [{ type: 'string' }] } }, '3.1.0'),
      jsonSchemaDialect: 'http://json-schema.org/draft-07/schema#',
    };
    const { operations } = await load(document);
    const schema = operations[0]?.responses[0]?.content[0]?.schema;
    expect([schema?.accepts(['a', 1]), schema?.accepts([1])]).to.deep.equal([true, false]);
  });
});

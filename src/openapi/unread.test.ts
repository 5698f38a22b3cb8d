import { expect } from 'chai';
import { load, schemaOf } from './document.testing.js';

type Told = 'refused' | 'passed' | 'doubted';

const told = async (S: object, value: unknown, openapi: string): Promise<Told> => {
  const schema = await schemaOf({ S, T: { required: ['t'] } }, openapi);
  if (!schema.accepts(value)) return 'refused';
  return schema.doubt?.(value) === undefined ? 'passed' : 'doubted';
};

const NOWHERE = { $ref: '#/components/schemas/Nowhere' };
const BROKEN = { pattern: '(?i)a' };
const T = { $ref: '#/components/schemas/T' };

/** What is told of values by a schema of which a part cannot be read. */
const CASES: readonly (readonly [string, object, readonly (readonly [unknown, Told])[]])[] = [
  [
    'a pattern',
    { required: ['q'], properties: { q: BROKEN } },
    [
      [{}, 'refused'],
      [{ q: 'a' }, 'doubted'],
      [{ q: 1 }, 'passed'],
    ],
  ],
  [
    'a reference',
    { required: ['q'], properties: { q: NOWHERE } },
    [
      [{}, 'refused'],
      [{ q: 1 }, 'doubted'],
    ],
  ],
  [
    'the type',
    { type: 'strng', minLength: 2 },
    [
      ['a', 'refused'],
      ['ab', 'doubted'],
    ],
  ],
  [
    'one of alternatives that may all hold',
    { anyOf: [{ type: 'string', ...BROKEN }, { type: 'integer' }] },
    [
      [1, 'passed'],
      ['a', 'doubted'],
      [null, 'refused'],
    ],
  ],
  [
    'one of alternatives that exclude each other',
    {
      oneOf: [
        { type: 'string', ...BROKEN },
        { type: 'string', maxLength: 1 },
      ],
    },
    [
      ['a', 'doubted'],
      [1, 'refused'],
    ],
  ],
  [
    'what must not hold',
    { not: BROKEN, type: 'string' },
    [
      ['a', 'doubted'],
      [1, 'refused'],
    ],
  ],
  [
    'a condition',
    { if: BROKEN, then: { minLength: 9 }, else: { minLength: 9 }, type: 'string' },
    [
      ['a', 'doubted'],
      [1, 'refused'],
    ],
  ],
  [
    'a cycle beside something else',
    { allOf: [{ $ref: '#/components/schemas/S' }, T] },
    [
      [{}, 'refused'],
      [{ t: 1 }, 'doubted'],
    ],
  ],
  [
    'the names of members',
    { patternProperties: { '(?i)x': {} }, additionalProperties: false },
    [[{ x: 1 }, 'doubted']],
  ],
  ['its members', { properties: [], additionalProperties: false }, [[{ a: 1 }, 'doubted']]],
];

for (const openapi of ['3.0.3', '3.1.0']) {
  describe(`a schema of OpenAPI ${openapi} of which one part cannot be read`, () => {
    for (const [what, S, values] of CASES) {
      for (const [value, expected] of values) {
        it(`(${what}) has ${JSON.stringify(value)} ${expected}`, async () => {
          expect(await told(S, value, openapi)).to.equal(expected);
        });
      }
    }
  });
}

describe('a schema of which one part cannot be read', () => {
  it('does not refuse a member that the part may have looked at', async () => {
    const S = { allOf: [NOWHERE], unevaluatedProperties: false };
    expect(await told(S, { a: 1 }, '3.1.0')).to.equal('doubted');
  });

  it('is not seen to hold', async () => {
    const schema = await schemaOf({ S: { properties: { q: BROKEN, r: {} } } });
    const hits: string[] = [];
    schema.visit({ q: 'a', r: 1 }, (node) => hits.push(schema.nodes[node]?.pointer ?? ''));
    expect(hits.map((pointer) => pointer.split('/').at(-1))).to.deep.equal(['schema', 'S', 'r']);
  });

  it('says at which place of the document', async () => {
    const schema = await schemaOf({ S: BROKEN });
    expect(schema.doubt?.('a')).to.match(
      /^the document cannot be read at api\.yaml:1:\d+: a pattern is no regular expression/,
    );
  });
});

const answer = (response: object) => ({
  openapi: '3.0.3',
  info: { title: 'T', version: '1' },
  paths: { '/x': { get: { responses: { 200: response } } } },
});

describe('an operation of which one part cannot be read', () => {
  it('says why a response is missing', async () => {
    const { operations } = await load(answer({ $ref: '#/components/responses/no' }));
    expect(operations[0]?.response(200)?.unread).to.match(/leads nowhere$/);
  });

  it('says why content is missing', async () => {
    const content = { 'application/json': { $ref: '#/no' } };
    const { operations } = await load(answer({ description: 'd', content }));
    expect(operations[0]?.responses[0]?.content[0]?.unread).to.match(/leads nowhere$/);
  });

  it('says that a response may be missing', async () => {
    const paths = { '/x': { get: { responses: { ok: {} }, parameters: [{ name: 'a' }] } } };
    const { operations } = await load({ ...answer({}), paths });
    expect([
      operations[0]?.unread?.responses?.replace(/^.*: /, ''),
      operations[0]?.unread?.parameters?.replace(/^.*: /, ''),
    ]).to.deep.equal(['"ok" is no status', 'a parameter has no name, or no place that is known']);
  });
});

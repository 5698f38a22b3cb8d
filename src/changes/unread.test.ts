import { expect } from 'chai';
import { changesOf } from './diff.testing.js';

const text = { type: 'string' };
const parameters = [
  { name: 'q', in: 'query', schema: { type: 'array', items: text } },
  { name: 'z', in: 'query', schema: text },
];
const content = { 'application/json': { schema: { type: 'object', properties: { a: text } } } };
const get = {
  parameters,
  responses: {
    200: { description: 'd', headers: { 'X-A': { schema: text } }, content },
    404: { description: 'd' },
  },
};
const post = { requestBody: { content }, responses: { 204: { description: 'd' } } };

const document = (item: object) => ({
  openapi: '3.0.3',
  info: { title: 'T', version: '1' },
  paths: { '/c': { get, post, ...item } },
});
const answering = (answer: object) => ({
  get: { ...get, responses: { ...get.responses, ...answer } },
});
const nowhere = (kind: string) => ({ $ref: `#/components/${kind}/nope` });

/** What cannot be read in the other document, and where that is said. */
const CASES: readonly (readonly [string, object, string])[] = [
  [
    'a body that leads nowhere',
    { post: { ...post, requestBody: nowhere('requestBodies') } },
    'request.body',
  ],
  [
    'a parameter that leads nowhere',
    { get: { ...get, parameters: [parameters[0], nowhere('parameters')] } },
    'request',
  ],
  [
    'a parameter without a name',
    { get: { ...get, parameters: [parameters[0], { in: 'query' }] } },
    'request',
  ],
  ['parameters that are no list', { get: { ...get, parameters: { q: 1 } } }, 'request'],
  ['a response that leads nowhere', answering({ 200: nowhere('responses') }), 'response.status'],
  ['a response that is none', answering({ 200: 5 }), 'response.status'],
  ['a status that is none', answering({ 2000: { description: 'd' } }), 'response.status'],
  ['responses that are none', { get: { ...get, responses: 5 } }, 'response.status'],
  [
    'a header that leads nowhere',
    answering({ 200: { description: 'd', headers: { 'X-A': nowhere('headers') }, content } }),
    'response.headers/x-a',
  ],
  [
    'a schema that leads nowhere',
    answering({
      200: {
        ...get.responses[200],
        content: { 'application/json': { schema: nowhere('schemas') } },
      },
    }),
    'response.body',
  ],
  [
    'content that is none',
    answering({ 200: { ...get.responses[200], content: { 'application/json': 5 } } }),
    'response.body',
  ],
  ['an operation that is none', { post: 7 }, 'request'],
];

describe('what cannot be read', () => {
  const said = async (before: object, after: object) =>
    (await changesOf(document(before), document(after))).map(
      ({ verdict, at }) => `${verdict} ${at}`,
    );

  for (const [what, odd, at] of CASES) {
    it(`is undecided where it is new: ${what}`, async () => {
      expect(await said({}, odd)).to.deep.equal([`undecided ${at}`]);
    });

    it(`is undecided where it is gone: ${what}`, async () => {
      expect(await said(odd, {})).to.deep.equal([`undecided ${at}`]);
    });

    it(`has not changed where both say it: ${what}`, async () => {
      const beside = { put: { responses: { 204: { description: 'd' } } } };
      expect(await said(odd, { ...odd, ...beside })).to.deep.equal(['safe request']);
    });
  }
});

describe('a list of different items of which a part leads back to itself', () => {
  const schemas = {
    A: { $ref: '#/components/schemas/B' },
    B: { $ref: '#/components/schemas/A' },
  };
  const unread = { $ref: '#/components/schemas/A' };
  const sending = (minItems: number, items: object) => {
    const schema = { type: 'array', minItems, uniqueItems: true, items };
    const requestBody = { content: { 'application/json': { schema } } };
    return { ...document({ post: { ...post, requestBody } }), components: { schemas } };
  };

  for (const [what, items, expected] of [
    ['a negation', { type: 'integer', not: unread }, ['undecided']],
    [
      'what other members are',
      { type: 'object', additionalProperties: unread, properties: { b: { type: 'integer' } } },
      ['breaking', 'undecided'],
    ],
  ] as const) {
    it(`is compared in the rest: ${what}`, async () => {
      const found = await changesOf(sending(2, items), sending(3, items));
      expect(found.map(({ verdict }) => verdict)).to.deep.equal(expected);
    });
  }
});

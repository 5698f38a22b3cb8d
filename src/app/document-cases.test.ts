import { expect } from 'chai';
import {
  answering,
  checked,
  documentWith,
  ok,
  type Recorded,
} from './document-corpus/checked.testing.js';

const MISSING = ['body-matches-schema response.body'];
const Q = { type: 'object', required: ['q'] };
const component = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const chain = (length: number) => ({
  schemas: {
    ...Object.fromEntries(
      Array.from({ length }, (_, index) => [
        `S${String(index)}`,
        { type: 'object', properties: { next: component(`S${String(index + 1)}`) } },
      ]),
    ),
    [`S${String(length)}`]: { type: 'object' },
  },
});

const linked = (count: number) => {
  const name = (index: number) => `S${String(index % count)}`;
  const indexes = Array.from({ length: count }, (_, index) => index);
  return {
    ...documentWith({}),
    paths: Object.fromEntries(
      indexes.map((index) => [
        `/p${String(index)}`,
        {
          get: {
            responses: { 200: ok({ 'application/json': { schema: component(name(index)) } }) },
          },
        },
      ]),
    ),
    components: {
      schemas: Object.fromEntries(
        indexes.map((index) => [
          name(index),
          {
            type: 'object',
            properties: {
              a: { type: 'string' },
              b: component(name(index + 1)),
              c: component(name(index * 7 + 3)),
            },
          },
        ]),
      ),
    },
  };
};

interface Case {
  readonly document: unknown;
  readonly exchanges?: readonly Recorded[];
  readonly options?: Parameters<typeof checked>[2];
  readonly exit: number;
  readonly found: readonly string[];
}

const json = (schema: object) => ({ 'application/json': { schema } });
const versions = {
  'application/json;version=1': { schema: { required: ['one'] } },
  'application/json;version=2': { schema: { required: ['two'] } },
};
const typed = (version: number) => ({
  'Content-Type': `application/json; version=${String(version)}`,
});
const limited = documentWith({
  200: ok(undefined, { 'X-Rate': { required: true, schema: { type: 'integer' } } }),
});

/** Documents that are read to their end, whatever is odd in one place of them. */
const CASES: Readonly<Record<string, Case>> = {
  'a value is listed twice': {
    document: answering({ ...Q, properties: { s: { enum: ['a', 'a'] } } }),
    exit: 1,
    found: MISSING,
  },
  'another operation has a pattern of another dialect': {
    document: {
      ...answering(Q),
      paths: {
        ...answering(Q).paths,
        '/other': answering({ type: 'string', pattern: '(?i)^a$' }).paths['/x'],
      },
    },
    exit: 1,
    found: MISSING,
  },
  'the recorded host stands for a server with a path': {
    document: answering(Q, { servers: [{ url: 'https://prod.example.test/v1' }] }),
    exchanges: [{ origin: 'http://localhost:3000/api', body: {} }],
    options: { baseUrl: 'http://localhost:3000/api' },
    exit: 1,
    found: MISSING,
  },
  'a schema of 3.1 has a word of its own': {
    document: answering({ ...Q, properties: { s: { type: 'number', unit: 'm' } } }, {}, '3.1.0'),
    exit: 1,
    found: MISSING,
  },
  'a schema is referred to by its anchor': {
    document: answering(
      { $ref: '#Thing' },
      { components: { schemas: { T: { $anchor: 'Thing', ...Q } } } },
      '3.1.0',
    ),
    exit: 1,
    found: MISSING,
  },
  'a schema has a word of another dialect': {
    document: answering({ ...Q, properties: { s: { $recursiveRef: '#' } } }, {}, '3.1.0'),
    exit: 1,
    found: MISSING,
  },
  'a chain of schemas is long': {
    document: answering(component('S0'), { components: chain(400) }),
    exchanges: [{ body: { next: 7 } }],
    exit: 1,
    found: ['body-matches-schema response.body/next'],
  },
  'an overlay of version 1.1 has an action that matches nothing': {
    document: answering({ type: 'object' }),
    options: {
      overlay: `overlay: 1.1.0
info: {title: O, version: '1'}
actions:
  - {target: "$.paths['/none']", remove: true}
  - {target: "$.paths['/x'].get.responses['200'].content['application/json'].schema", update: {required: [q]}}
`,
    },
    exit: 1,
    found: MISSING,
  },
  'an amount is beyond 100,000': {
    document: answering({ properties: { amount: { type: 'number', multipleOf: 0.01 } } }),
    exchanges: [{ body: { amount: 112022.93 } }],
    exit: 0,
    found: [],
  },
  'text comes without a type': {
    document: documentWith({ 200: ok({ 'text/plain': { schema: { type: 'string' } } }) }),
    exchanges: [{ headers: { Date: 'x' }, body: 'hello' }],
    exit: 0,
    found: ['content-has-a-type response.headers/content-type'],
  },
  'content keys differ in parameters, and the second is meant': {
    document: documentWith({ 200: ok(versions) }),
    exchanges: [{ headers: typed(2), body: { two: 1 } }],
    exit: 0,
    found: [],
  },
  'content keys differ in parameters, and the content is of the other': {
    document: documentWith({ 200: ok(versions) }),
    exchanges: [{ headers: typed(1), body: { two: 1 } }],
    exit: 1,
    found: MISSING,
  },
  'a required header is missing, or of another type': {
    document: limited,
    exchanges: [{}, { headers: { 'X-Rate': 'many' } }, { headers: { 'X-Rate': '5' } }],
    exit: 1,
    found: [
      'headers-are-as-documented response.headers/x-rate',
      'headers-are-as-documented response.headers/x-rate',
    ],
  },
  'text/json is declared': {
    document: documentWith({ 200: ok({ 'text/json': { schema: Q } }) }),
    exchanges: [{ headers: { 'Content-Type': 'text/json' }, body: {} }],
    exit: 1,
    found: MISSING,
  },
  'a range of a suffix is declared': {
    document: documentWith({ 200: ok({ 'application/*+json': { schema: Q } }) }),
    exchanges: [{ headers: { 'Content-Type': 'application/a+json' }, body: {} }],
    exit: 1,
    found: MISSING,
  },
  'a request lacks a parameter': {
    document: {
      ...answering({}),
      paths: {
        '/x': {
          get: {
            parameters: [{ name: 'n', in: 'query', required: true, schema: { type: 'integer' } }],
            responses: { 200: ok(json({})) },
          },
        },
      },
    },
    exchanges: [{ body: {} }, { target: '/x?n=a', body: {} }, { target: '/x?n=5', body: {} }],
    exit: 0,
    found: ['request-parameters-match request.query/n'],
  },
  'the content of a request is judged whatever the operation': {
    document: {
      ...answering({}),
      paths: {
        '/x': { post: { requestBody: { content: json(Q) }, responses: { 200: ok(json({})) } } },
      },
    },
    exchanges: [
      {
        method: 'POST',
        requestHeaders: { 'Content-Type': 'application/json' },
        sent: '{}',
        body: {},
      },
    ],
    exit: 0,
    found: ['request-matches-schema request.body'],
  },
  'two hundred schemas refer to each other': {
    document: linked(200),
    exchanges: [{ target: '/p0', body: { a: 'x' } }],
    exit: 0,
    found: [],
  },
};

describe('check judges on where', () => {
  for (const [
    what,
    { document, exchanges = [{ body: {} }], options, exit, found },
  ] of Object.entries(CASES)) {
    it(what, async () => {
      const judged = await checked(document, exchanges, options);
      expect([judged.exit, judged.found]).to.deep.equal([exit, found]);
    }).timeout(60_000);
  }
});

describe('a place of a document that cannot be read', () => {
  const document = answering({ ...Q, properties: { q: { type: 'string', pattern: '(?i)a' } } });

  it('takes the judgement that depends on it away, with the reason', async () => {
    const { report, untold } = await checked(document, [{ body: { q: 'a' } }]);
    expect([
      untold.filter((each) => each.includes('pattern')).length,
      report.findings.filter(({ severity }) => severity === 'error'),
    ]).to.deep.equal([1, []]);
  });

  it('is no evidence where it is the whole answer', async () => {
    const { exit } = await checked(documentWith({ 200: { $ref: '#/nowhere' } }), [{ body: {} }]);
    expect(exit).to.equal(3);
  });

  it('takes nothing away but content of a form that is not judged, with the reason', async () => {
    const xml = { 'application/xml': { schema: Q } };
    const { exit, untold } = await checked(documentWith({ 200: ok(xml) }), [
      { headers: { 'Content-Type': 'application/xml' }, body: '<a/>' },
    ]);
    const because = 'content of answers is judged where it is JSON or plain text only';
    expect([exit, untold.filter((each) => each === because)]).to.deep.equal([0, [because]]);
  });

  it('is a gap of the report, with its place', async () => {
    const { report } = await checked(document, [{ body: { q: 'a' } }]);
    const gaps = report.findings.filter(({ check }) => check === 'document-is-readable');
    expect(gaps.map(({ ledger, position }) => [ledger, position?.line])).to.deep.equal([
      ['gap', 1],
    ]);
  });
});

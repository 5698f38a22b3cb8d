import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentWith, ok } from './document-corpus/checked.testing.js';
import { pactCheck } from './pact-check.js';
import { SILENT } from './ports.js';
import { settingsOf } from './settings.js';

const integer = { type: 'integer' };
const integers = { type: 'array', items: integer };
const point = {
  type: 'object',
  properties: { a: integer, b: { type: 'string' } },
  required: ['a'],
};

/** What a pact check says of one interaction; errors, each as its check and place. */
const errorsOf = async (document: object, interaction: object): Promise<readonly string[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'pacts-'));
  const write = (name: string, value: unknown): string => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };
  try {
    const pact = { interactions: [{ description: 'd', ...interaction }] };
    const spec = write('openapi.json', document);
    const settings = settingsOf('pact check', { format: ['json'], spec }, {});
    const { report } = await pactCheck([write('pact.json', pact)], settings, SILENT);
    return report.findings
      .filter(({ severity }) => severity === 'error')
      .map(({ check, at }) => `${check} ${at}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const inPath = (schema: object, style: string, explode = false) => ({
  ...documentWith({}),
  paths: {
    '/x/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema, style, explode }],
        responses: { 200: ok() },
      },
    },
  },
});
const inQuery = (schema: object, more: object = {}) => ({
  ...documentWith({}),
  paths: {
    '/x': {
      get: {
        parameters: [{ name: 'p', in: 'query', schema, ...more }],
        responses: { 200: ok() },
      },
    },
  },
});

const get = (path: string, query?: unknown) => ({
  request: { method: 'GET', path, ...(query === undefined ? {} : { query }) },
  response: { status: 200 },
});

type Row = readonly [string, object, readonly object[], readonly object[]];

/** A document, requests that fit it, and requests that do not. */
const ROWS: readonly Row[] = [
  ['a label', inPath(integer, 'label'), [get('/x/.5')], [get('/x/5'), get('/x/.a')]],
  ['a list of labels', inPath(integers, 'label', true), [get('/x/.5.6')], [get('/x/.5.a')]],
  ['a list in one label', inPath(integers, 'label'), [get('/x/.5,6')], [get('/x/.5,a')]],
  ['a matrix', inPath(integer, 'matrix'), [get('/x/;id=5')], [get('/x/5'), get('/x/;id=a')]],
  [
    'a list of matrices',
    inPath(integers, 'matrix', true),
    [get('/x/;id=5;id=6')],
    [get('/x/;id=5;id=a')],
  ],
  ['a list in one matrix', inPath(integers, 'matrix'), [get('/x/;id=5,6')], [get('/x/;id=5,a')]],
  ['an object in a matrix', inPath(point, 'matrix', true), [get('/x/;a=5;b=6')], [get('/x/;a=x')]],
  ['a list in a path', inPath(integers, 'simple'), [get('/x/5,6')], [get('/x/5,a')]],
  ['an object in a path', inPath(point, 'simple'), [get('/x/a,5,b,6')], [get('/x/a,x')]],
  [
    'a list of parameters',
    inQuery(integers),
    [get('/x', { p: ['1', '2'] })],
    [get('/x', { p: ['1', 'a'] }), get('/x', 'p=1&p=a')],
  ],
  [
    'a list in one parameter',
    inQuery(integers, { explode: false }),
    [get('/x', 'p=1,2')],
    [get('/x', 'p=1,a')],
  ],
  [
    'a list between bars',
    inQuery(integers, { style: 'pipeDelimited', explode: false }),
    [get('/x', 'p=1%7C2')],
    [get('/x', 'p=1%7Ca')],
  ],
  [
    'a list between spaces',
    inQuery(integers, { style: 'spaceDelimited', explode: false }),
    [get('/x', 'p=1%202')],
    [get('/x', 'p=1%20a')],
  ],
  [
    'a deep object',
    inQuery(point, { style: 'deepObject', explode: true }),
    [get('/x', { 'p[a]': ['1'], 'p[b]': ['2'] })],
    [get('/x', { 'p[a]': ['x'] }), get('/x', { 'p[b]': ['x'] })],
  ],
  [
    'a spread object',
    inQuery(point),
    [get('/x', { a: ['1'], b: ['2'] })],
    [get('/x', { a: ['x'] })],
  ],
  [
    'an object in one parameter',
    inQuery(point, { explode: false }),
    [get('/x', 'p=a,1,b,2')],
    [get('/x', 'p=a,x')],
  ],
  [
    'a parameter that may be empty',
    inQuery(integer, { allowEmptyValue: true }),
    [get('/x', 'p'), get('/x', 'p=')],
    [get('/x', 'p=a')],
  ],
  ['a parameter that may not be empty', inQuery(integer), [get('/x', 'p=1')], [get('/x', 'p=')]],
  [
    'JSON in a parameter',
    inQuery({}, { schema: undefined, content: { 'application/json': { schema: point } } }),
    [get('/x', { p: ['{"a":1}'] })],
    [get('/x', { p: ['{"b":1}'] }), get('/x', { p: ['a'] })],
  ],
];

describe('a request of a pact', () => {
  for (const [what, document, good, bad] of ROWS) {
    it(`may send ${what}`, async () => {
      for (const each of good) expect(await errorsOf(document, each)).to.deep.equal([]);
    });

    it(`may not send another type as ${what}`, async () => {
      for (const each of bad)
        expect((await errorsOf(document, each)).join()).to.match(/^pact-parameters-are-documented/);
    });
  }
});

describe('the answer of a pact', () => {
  const document = documentWith({
    200: ok(
      { 'application/json': { schema: {} } },
      { 'X-Rate': { required: true, schema: integer } },
    ),
  });
  const waitsFor = (headers: object) => ({
    request: { method: 'GET', path: '/x' },
    response: { status: 200, headers },
  });

  it('may leave headers out', async () => {
    expect(await errorsOf(document, waitsFor({}))).to.deep.equal([]);
  });

  it('has headers of the documented type', async () => {
    expect(await errorsOf(document, waitsFor({ 'X-Rate': 'abc' }))).to.deep.equal([
      'headers-are-as-documented response.headers/x-rate',
    ]);
  });

  it('is of a documented media type, whatever its content', async () => {
    expect(await errorsOf(document, waitsFor({ 'Content-Type': 'text/html' }))).to.deep.equal([
      'pact-content-is-declared response.headers/content-type',
    ]);
  });
});

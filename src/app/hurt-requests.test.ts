import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diff } from './diff.js';
import { SILENT } from './ports.js';
import { settingsOf } from './settings.js';

type Json = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const list = { type: 'array', items: text };
const FORM = 'application/x-www-form-urlencoded';
const query = (schema: unknown, more: Json = {}) => ({ name: 'q', in: 'query', schema, ...more });
const id = (schema: unknown, name = 'id') => ({ name, in: 'path', required: true, schema });
const content = (schema: unknown) => ({ 'application/json': { schema } });

const OPERATION: Json = {
  parameters: [query(list)],
  requestBody: {
    content: {
      ...content({ type: 'object', properties: { a: text, b: text } }),
      [FORM]: { schema: { type: 'object', properties: { n: text } } },
    },
  },
  responses: {
    200: { description: 'd', content: content({ type: 'object', properties: { a: text } }) },
    404: { description: 'd', content: content({ type: 'object', properties: { a: text } }) },
  },
};

const documentOf = (operation: Json, variable: Json = id(text), more: Json = {}) => ({
  openapi: '3.1.0',
  info: { title: 't', version: '1' },
  servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }],
  paths: { [`/c/{${String(variable.name)}}`]: { parameters: [variable], post: operation } },
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      token: {
        type: 'oauth2',
        flows: { implicit: { authorizationUrl: 'https://a/', scopes: {} } },
      },
    },
  },
  ...more,
});

interface Call {
  readonly url?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly json?: unknown;
  readonly form?: string;
  readonly status?: number;
  readonly answer?: unknown;
}

const entryOf = ({ url = '/c/1', headers = [], json, form, status = 200, answer = {} }: Call) => {
  const sent = form ?? (json === undefined ? undefined : JSON.stringify(json));
  const mimeType = form === undefined ? 'application/json' : FORM;
  const typed = sent === undefined ? [] : [['content-type', mimeType] as const];
  return {
    startedDateTime: '2030-01-01T00:00:00.000Z',
    time: 1,
    request: {
      method: 'POST',
      url: url.startsWith('/') ? `https://a.example${url}` : url,
      headers: [...headers, ...typed].map(([name, value]) => ({ name, value })),
      ...(sent === undefined ? {} : { postData: { mimeType, text: sent } }),
    },
    response: {
      status,
      statusText: '',
      headers: [{ name: 'content-type', value: 'application/json' }],
      content: { mimeType: 'application/json', text: JSON.stringify(answer) },
    },
  };
};

const body = (schema: Json, more: Json = {}): Json => ({
  ...OPERATION,
  requestBody: { ...(OPERATION.requestBody as Json), ...more, content: content(schema) },
});
const answering = (responses: Json): Json => ({
  ...OPERATION,
  responses: { ...(OPERATION.responses as Json), ...responses },
});
const wide = { type: 'object', properties: { a: {} } };
const UUID = '123e4567-e89b-42d3-a456-426614174000';

/** What the new document says, a call that it breaks, and one that uses the same and goes on. */
const CASES: readonly (readonly [string, Json, Call, Call])[] = [
  [
    'a value of a body is refused',
    documentOf(body({ type: 'object', properties: { a: { maxLength: 1 }, b: text } })),
    { json: { a: 'long' } },
    { json: { a: 'x' } },
  ],
  [
    'a body is required',
    documentOf({
      ...OPERATION,
      requestBody: { ...(OPERATION.requestBody as Json), required: true },
    }),
    {},
    { json: {} },
  ],
  [
    'a member is no longer described',
    documentOf(body({ type: 'object', properties: { b: text } })),
    { json: { a: 'x' } },
    { json: { b: 'x' } },
  ],
  [
    'a field of a form is refused',
    documentOf({
      ...OPERATION,
      requestBody: {
        content: {
          ...content({ type: 'object', properties: { a: text, b: text } }),
          [FORM]: { schema: { type: 'object', properties: { n: { type: 'integer' } } } },
        },
      },
    }),
    { form: 'n=abc' },
    { form: 'n=12' },
  ],
  [
    'a media type goes',
    documentOf(body({ type: 'object', properties: { a: text, b: text } })),
    { form: 'n=1' },
    { json: { a: '1' } },
  ],
  [
    'a variable of the path is narrowed, and renamed',
    documentOf(OPERATION, id({ type: 'string', format: 'uuid' }, 'key')),
    { url: '/c/1' },
    { url: `/c/${UUID}` },
  ],
  [
    'items of a list are refused',
    documentOf({
      ...OPERATION,
      parameters: [query({ type: 'array', items: { enum: ['a', 'b'] } })],
    }),
    { url: '/c/1?q=a&q=z' },
    { url: '/c/1?q=a&q=b' },
  ],
  [
    'lists are written in one',
    documentOf({ ...OPERATION, parameters: [query(list, { explode: false })] }),
    { url: '/c/1?q=a&q=b' },
    { url: '/c/1?q=a' },
  ],
  [
    'a parameter is required',
    documentOf({ ...OPERATION, parameters: [query(list, { required: true })] }),
    {},
    { url: '/c/1?q=a' },
  ],
  [
    'a key is asked for',
    documentOf({ ...OPERATION, security: [{ key: [] }] }),
    {},
    { headers: [['X-Key', 'k']] },
  ],
  [
    'a server goes',
    documentOf(OPERATION, id(text), { servers: [{ url: 'https://a.example' }] }),
    { url: 'https://b.example/c/1' },
    { url: 'https://a.example/c/1' },
  ],
  [
    'a refusal says something else',
    documentOf(answering({ 404: { description: 'd', content: content(wide) } })),
    { status: 404, answer: { a: 'x' } },
    { status: 200, answer: { a: 'x' } },
  ],
  [
    'another success may come',
    documentOf(answering({ 202: { description: 'd' } })),
    { status: 200 },
    { status: 404 },
  ],
];

describe('which recorded calls a change breaks', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'hurts-'));
    writeFileSync(join(folder, 'old.json'), JSON.stringify(documentOf(OPERATION)));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const callsHurt = async (now: Json, call: Call): Promise<number> => {
    writeFileSync(join(folder, 'new.json'), JSON.stringify(now));
    const log = { version: '1.2', creator: { name: 't', version: '1' }, entries: [entryOf(call)] };
    writeFileSync(join(folder, 'a.har'), JSON.stringify({ log }));
    const settings = settingsOf('diff', { traffic: [join(folder, 'a.har')] }, {});
    const [old, other] = [join(folder, 'old.json'), join(folder, 'new.json')];
    const { report } = await diff(old, other, settings, SILENT);
    expect(report.changes, 'changes').not.to.deep.equal([]);
    return Math.max(...report.changes.map(({ hurts }) => hurts?.traffic?.calls ?? 0));
  };

  for (const [what, now, broken, going] of CASES)
    it(`counts those alone that it breaks: ${what}`, async () => {
      expect([await callsHurt(now, broken), await callsHurt(now, going)]).to.deep.equal([1, 0]);
    });

  it('tells what nobody uses from what hurts nobody', async () => {
    const used = async (json: unknown) => {
      const now = body({ type: 'object', properties: { a: { maxLength: 1 }, b: text } });
      await callsHurt(documentOf(now), { json });
      const settings = settingsOf('diff', { traffic: [join(folder, 'a.har')] }, {});
      const [old, other] = [join(folder, 'old.json'), join(folder, 'new.json')];
      const { report } = await diff(old, other, settings, SILENT);
      return report.changes.find(({ kind }) => kind === 'request-schema')?.hurts?.used;
    };
    expect([await used({ a: 'x' }), await used({ b: 'x' })]).to.deep.equal([true, false]);
  });
});

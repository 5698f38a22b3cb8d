import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diff } from './diff.js';
import { SILENT } from './ports.js';
import { settingsOf } from './settings.js';

type Json = Readonly<Record<string, unknown>>;

const region = { region: { default: 'us' } };
const FREE: Json = { url: 'https://{region}.example', variables: region };
const fixed = (url: string): Json => ({ url });
const LEFT = fixed('https://stays.test');

const documentOf = (servers: readonly Json[], path: string, types: readonly string[] = []) => ({
  openapi: '3.1.0',
  info: { title: 't', version: '1' },
  servers,
  paths: {
    [path]: {
      post: {
        requestBody: { content: Object.fromEntries(types.map((type) => [type, {}])) },
        responses: { 200: { description: 'd' } },
      },
    },
  },
});

const entryOf = (url: string, mimeType: string) => ({
  startedDateTime: '2030-01-01T00:00:00.000Z',
  time: 1,
  request: {
    method: 'POST',
    url,
    headers: [{ name: 'content-type', value: mimeType }],
    postData: { mimeType, text: '{}' },
  },
  response: { status: 200, statusText: '', headers: [], content: {} },
});

/** Servers of which all but one go, the path, and the calls with whether the first change hurts them. */
const SERVERS: readonly (readonly [
  string,
  readonly Json[],
  string,
  Readonly<Record<string, boolean>>,
])[] = [
  [
    'whose host is any text',
    [FREE, LEFT],
    '/c',
    { 'https://eu.example/c': true, 'https://stays.test/c': false },
  ],
  [
    'of an operation at the root',
    [fixed('https://goes.test'), LEFT],
    '/',
    { 'https://goes.test/': true, 'https://stays.test/': false },
  ],
  [
    'with another path on the same host',
    [fixed('https://stays.test/v1'), LEFT],
    '/c',
    { 'https://stays.test/v1/c': true, 'https://stays.test/c': false },
  ],
  [
    'with the usual port',
    [fixed('https://goes.test:443'), LEFT],
    '/c',
    { 'https://goes.test/c': true, 'https://stays.test/c': false },
  ],
];

describe('who is hurt', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'hurt-servers-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, value: unknown): string => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(value));
    return file;
  };

  const isHurt = async (old: Json, now: Json, entry: Json): Promise<boolean> => {
    const traffic = [write('t.har', { log: { entries: [entry] } })];
    const settings = settingsOf('diff', { traffic }, {});
    const files = [write('old.json', old), write('new.json', now)] as const;
    const { report } = await diff(...files, settings, SILENT);
    const broken = report.changes.filter(({ verdict }) => verdict === 'breaking');
    expect(broken).not.to.deep.equal([]);
    return broken.some(({ hurts }) => (hurts?.traffic?.calls ?? 0) > 0);
  };

  for (const [what, servers, path, calls] of SERVERS)
    for (const [url, hurt] of Object.entries(calls))
      it(`by the loss of a server ${what}: ${url} is ${hurt ? '' : 'not '}`.trim(), async () => {
        const [old, now] = [documentOf(servers, path), documentOf([LEFT], path)];
        expect(await isHurt(old, now, entryOf(url, 'application/json'))).to.equal(hurt);
      });

  for (const [sent, hurt] of [
    ['application/json; v=1', true],
    ['application/json; v=2', false],
  ] as const)
    it(`by the loss of one of two media types that differ in a parameter: ${sent}`, async () => {
      const types = ['application/json; v=1', 'application/json; v=2'];
      const [old, now] = [
        documentOf([LEFT], '/c', types),
        documentOf([LEFT], '/c', types.slice(1)),
      ];
      expect(await isHurt(old, now, entryOf('https://stays.test/c', sent))).to.equal(hurt);
    });
});

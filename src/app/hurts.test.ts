import { expect } from 'chai';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diff } from './diff.js';
import { SILENT } from './ports.js';
import { settingsOf } from './settings.js';

type Members = Readonly<Record<string, unknown>>;
interface Answer {
  readonly required: readonly string[];
  readonly properties: Members;
}

const ANSWER: Answer = {
  required: ['id', 'name'],
  properties: {
    id: { type: 'string' },
    more: { type: 'object', additionalProperties: { type: 'integer' } },
    shut: { type: 'object', properties: { a: {} }, additionalProperties: false },
    name: { type: 'string', maxLength: 5 },
    kind: { enum: ['a', 'b'] },
    size: { type: 'integer' },
    tags: { type: 'array', items: { enum: ['x'] } },
  },
};

const documentOf = (answer: object): string => {
  const content = { 'application/json': { schema: { type: 'object', ...answer } } };
  const get = {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    responses: { 200: { description: 'd', content } },
  };
  const info = { title: 't', version: '1' };
  const servers = [{ url: 'https://a.example' }];
  return JSON.stringify({ openapi: '3.1.0', info, servers, paths: { '/c/{id}': { get } } });
};

const EXAMPLE: Members = {
  id: 'i',
  name: 'abc',
  kind: 'a',
  size: 1,
  tags: ['x'],
  more: { k: 1 },
  shut: { a: 'a' },
};
const ALIKE = { '$.body': { match: 'type' } };

/** Pacts by what their consumers ask of an answer. */
const PACTS: Readonly<Record<string, readonly [Members, Members]>> = {
  'reads all, of any value': [EXAMPLE, ALIKE],
  'reads all, as it is': [EXAMPLE, {}],
  'reads the id alone': [{ id: 'i' }, ALIKE],
};

const pactOf = (body: Members, matchingRules: Members): string => {
  const headers = { 'Content-Type': 'application/json' };
  const interaction = {
    description: 'read',
    request: { method: 'GET', path: '/c/1' },
    response: { status: 200, headers, body, matchingRules },
  };
  const metadata = { pactSpecification: { version: '2.0.0' } };
  const [consumer, provider] = [{ name: 'c' }, { name: 'p' }];
  return JSON.stringify({ consumer, provider, interactions: [interaction], metadata });
};

const but = (member: string, schema: object): Answer => ({
  ...ANSWER,
  properties: { ...ANSWER.properties, [member]: schema },
});

/** What the new document says, and the pacts that it hurts. */
const CASES: readonly (readonly [string, object, readonly string[]])[] = [
  [
    'a member that need not come any more',
    { ...ANSWER, required: ['id'] },
    ['reads all, of any value', 'reads all, as it is'],
  ],
  ['a longer name', but('name', { type: 'string' }), ['reads all, as it is']],
  ['one more word', but('kind', { enum: ['a', 'b', 'c'] }), ['reads all, as it is']],
  ['fractions', but('size', { type: 'number' }), ['reads all, as it is']],
  [
    'null',
    but('name', { type: ['string', 'null'], maxLength: 5 }),
    ['reads all, of any value', 'reads all, as it is'],
  ],
  [
    'another type',
    but('size', { type: 'string' }),
    ['reads all, of any value', 'reads all, as it is'],
  ],
  [
    'one more word in a list',
    but('tags', { type: 'array', items: { enum: ['x', 'y'] } }),
    ['reads all, as it is'],
  ],
  ['members besides', but('shut', { type: 'object', properties: { a: {} } }), []],
  [
    'a member that a closed object gains',
    but('shut', {
      type: 'object',
      additionalProperties: false,
      properties: { a: {}, b: { type: 'string' } },
    }),
    [],
  ],
  [
    'other values of a map',
    but('more', { type: 'object', additionalProperties: { type: ['integer', 'string'] } }),
    ['reads all, of any value', 'reads all, as it is'],
  ],
];

describe('who is hurt by a change of an answer', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'hurts-'));
    writeFileSync(join(folder, 'old.json'), documentOf(ANSWER));
    for (const [name, [body, rules]] of Object.entries(PACTS)) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'pact.json'), pactOf(body, rules));
    }
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const isHurt = async (pacts: string): Promise<boolean> => {
    const settings = settingsOf('diff', { pacts: join(folder, pacts) }, {});
    const [old, now] = [join(folder, 'old.json'), join(folder, 'new.json')];
    const { report } = await diff(old, now, settings, SILENT);
    return report.changes.some(({ hurts }) => (hurts?.pacts ?? []).length > 0);
  };

  for (const [what, now, hurt] of CASES)
    it(`knows for ${what}`, async () => {
      writeFileSync(join(folder, 'new.json'), documentOf(now));
      const found: string[] = [];
      for (const pacts of Object.keys(PACTS)) if (await isHurt(pacts)) found.push(pacts);
      expect(found).to.deep.equal(hurt);
    });
});

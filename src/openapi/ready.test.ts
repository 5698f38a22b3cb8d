import { expect } from 'chai';
import fc from 'fast-check';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Contract, Profile, SchemaSpec } from '../model/contract.js';
import { pointer } from '../model/json/pointer.js';
import { Gaps } from './gaps.js';
import { loadContract } from './load.js';
import { Positions } from './positions.js';
import { readyRoot } from './ready-document.js';
import { type Deciders, readyDecider } from './ready.js';
import { readSource } from './source-file.js';
import { isContainer } from './value.js';
import { parseYaml } from './yaml.js';

const SPECS = fileURLToPath(new URL('../../specs', import.meta.url));
const [DOCUMENT, OVERLAY] = ['v0', 'overlay'].map((name) =>
  join(SPECS, `partner-clients.${name}.yaml`),
) as [string, string];

const telling = () => ({
  positions: new Positions(),
  gaps: new Gaps(() => undefined),
  prefix: '',
});

/** Pointers to all parts of a value. */
const pointersIn = (value: unknown, at = '#'): readonly string[] =>
  isContainer(value)
    ? [at, ...Object.entries(value).flatMap(([key, part]) => pointersIn(part, pointer(at, key)))]
    : [at];

const load = (profile: Profile, ready?: Deciders) =>
  loadContract({
    file: DOCUMENT,
    overlays: [OVERLAY],
    profile,
    ...(ready === undefined ? {} : { ready }),
  });

const schemasOf = ({ operations }: Contract): readonly SchemaSpec[] =>
  operations
    .flatMap(({ parameters, requestBody, responses }) => [
      ...parameters.map(({ schema }) => schema),
      ...(requestBody?.content ?? []).map(({ schema }) => schema),
      ...responses.flatMap(({ content }) => content.map(({ schema }) => schema)),
    ])
    .filter((schema) => schema !== undefined);

const NAMES = ['clientId', 'name', 'redirectUris', 'logoUri', 'contacts', 'pkceRequired', 'client'];
const part = fc.oneof(
  fc.constantFrom<unknown>('', 'x', 'https://a.example/b', 'https://', 'é🙂', true, null, 1, {}),
  fc.array(fc.constantFrom<unknown>('https://a.example', '', 'no uri', 2, null)),
  fc.record({ clientId: fc.constantFrom<unknown>('c', '', 3) }, { requiredKeys: [] }),
);
const client = fc.dictionary(fc.constantFrom(...NAMES), part);
const values = fc.oneof(client, fc.array(client, { maxLength: 3 }), part, fc.jsonValue());

describe('what the build made ready', () => {
  for (const file of [DOCUMENT, OVERLAY]) {
    it(`is the document itself, and every place in it: ${file.slice(SPECS.length + 1)}`, async () => {
      const source = await readSource(file, file);
      const [known, parsed] = [telling(), telling()];
      const ready = readyRoot(source, file, known);
      const root = parseYaml(source.text, file, parsed);
      expect(JSON.stringify(ready)).to.equal(JSON.stringify(root));
      for (const each of pointersIn(root))
        expect(known.positions.locate(ready, each), each).to.deep.equal(
          parsed.positions.locate(root, each),
        );
    });
  }

  it('is of the bytes that it was made of alone', async () => {
    const { text } = await readSource(DOCUMENT, DOCUMENT);
    expect(readyRoot({ text, sha256: 'another' }, DOCUMENT, telling())).to.equal(undefined);
  });

  for (const profile of ['published', 'strict'] as const) {
    it(`judges every schema of the packaged document (${profile}) as Ajv does`, async () => {
      let missing = 0;
      const ready = await load(profile, (...asked) => {
        const decider = readyDecider(...asked);
        if (!decider) missing += 1;
        return decider;
      });
      const compiled = await load(profile, () => undefined);
      const [some, others] = [ready, compiled].map((each) => {
        each.compileAll();
        return schemasOf(each);
      });
      expect(missing).to.equal(0);
      expect(some).to.have.length.above(15);
      expect(ready.gaps).to.deep.equal(compiled.gaps);
      fc.assert(
        fc.property(values, (value) => {
          for (const [index, schema] of (some ?? []).entries())
            expect(schema.accepts(value), schema.pointer).to.equal(others?.[index]?.accepts(value));
        }),
        { numRuns: 2000 },
      );
    });
  }

  it('says nothing of schemas that differ in a word, are large, or contain themselves', () => {
    const dialect = { openapi: '3.0', schema: 'draft-07' } as const;
    const ask = (schema: Record<string, unknown>) => readyDecider(schema, dialect, () => schema);
    expect(ask({ type: 'string' })).to.be.a('function');
    expect(
      readyDecider({ type: 'string' }, { ...dialect, schema: '2020-12' }, () => undefined),
    ).to.equal(undefined);
    expect(ask({ type: 'string', maxLength: 1 })).to.equal(undefined);
    expect(ask({ enum: Array.from({ length: 1000 }, (_, index) => index) })).to.equal(undefined);
    expect(ask({ type: 'object', properties: { a: { $ref: 's:/0' } } })).to.equal(undefined);
  });
});

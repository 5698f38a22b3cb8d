import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { READING_GAPS } from '../gaps.js';
import { documentOf, load } from '../document.testing.js';
import { loadContract } from '../load.js';
import { readGaps } from './gaps.js';
import { lint } from './lint.js';
import { rules } from './rules/index.js';

const contract = await loadContract({
  file: 'specs/partner-clients.v0.yaml',
  profile: 'published',
});
const vendor = lint(contract);
const table = readGaps();
const found = async (document: object) => lint(await load(document)).map(({ rule }) => rule);
const linesOf = (rule: string) =>
  vendor.filter((each) => each.rule === rule).map(({ position }) => position.line);

describe('lint', () => {
  it('has a rule or a place for each gap, and a gap for each rule', () => {
    const found = [
      ...rules.map(({ gap }) => gap),
      ...READING_GAPS,
      ...Object.keys(table.gaps).filter((id) => table.gaps[id]?.judged !== undefined),
    ];
    expect([...new Set(found)].sort()).to.deep.equal(Object.keys(table.gaps).sort());
  });

  it('has the shape of the table that its schema says', () => {
    const schema = JSON.parse(readFileSync('specs/gaps.schema.json', 'utf8')) as object;
    const validate = new Ajv2020().compile(schema);
    validate(table);
    expect(validate.errors).to.equal(null);
  });

  it('knows the packaged document as the one that people have read', () => {
    expect(contract.document.sha256).to.equal(table.document.sha256);
  });

  it('claims each gap that people found at its place', () => {
    const places = Object.entries(table.gaps)
      .flatMap(([gap, { judged }]) => (judged === undefined ? [] : [`${gap} ${judged}`]))
      .filter((each) => !vendor.some(({ gap, pointer }) => `${gap} ${pointer}` === each));
    expect(places).to.deep.equal([]);
  });

  it('shows each gap at the places that the table names', () => {
    const shown = new Set(vendor.map(({ gap, pointer }) => `${gap} ${pointer}`));
    const named = Object.entries(table.gaps).flatMap(([gap, { pointers }]) =>
      pointers.map((each) => `${gap} ${each}`),
    );
    expect(named.filter((each) => !shown.has(each))).to.deep.equal([]);
  });

  it('has no rule that neither the vendor document nor an example shows', () => {
    const unproven = rules.filter(
      ({ id, examples }) =>
        linesOf(id).length === 0 &&
        (examples === undefined || examples.fires.length === 0 || examples.silent.length === 0),
    );
    expect(unproven.map(({ id }) => id)).to.deep.equal([]);
  });

  for (const { id, examples } of rules) {
    for (const [index, document] of (examples?.fires ?? []).entries()) {
      it(`finds ${id} in its example ${index + 1}`, async () => {
        expect(await found(document)).to.include(id);
      });
    }
    for (const [index, document] of (examples?.silent ?? []).entries()) {
      it(`is silent on ${id} in its counterexample ${index + 1}`, async () => {
        expect(await found(document)).not.to.include(id);
      });
    }
  }

  const LINES: Readonly<Record<string, readonly number[]>> = {
    'operation-without-security': [11, 39, 71, 105, 140],
    'request-body-optional': [58, 130],
    'answer-requires-nothing': [180, 183, 190],
    'scopes-empty': [176],
    'security-scheme-unused': [172],
    'unknown-path-value-undocumented': [11, 39],
    'list-without-paging': [11],
    'update-undefined': [105],
    'schemas-alike': [260],
  };

  for (const [rule, lines] of Object.entries(LINES)) {
    it(`finds ${rule} at its lines`, () => {
      expect(linesOf(rule)).to.deep.equal(lines);
    });
  }

  it('points each finding at a node of the document', () => {
    expect(
      vendor.filter(({ position }) => position.line < 1 || position.file === ''),
    ).to.deep.equal([]);
  });

  it('asks a question in each finding', () => {
    expect(vendor.filter(({ ask }) => !/[?]$/.test(ask)).map(({ rule }) => rule)).to.deep.equal([]);
  });

  it('claims of another document only what can be computed', async () => {
    const found = lint(await load(documentOf({ S: { type: 'object' } })));
    const known = new Set(rules.map(({ id }) => id));
    expect(found.filter(({ rule }) => !known.has(rule))).to.deep.equal([]);
  });

  it('is silent on security where the whole document requires it', async () => {
    const document = { ...documentOf({ S: {} }), security: [{ a: [] }] };
    const found = lint(await load(document)).map(({ rule }) => rule);
    expect(found).not.to.include('operation-without-security');
  });

  it('is silent on what the strict reading adds', async () => {
    const strict = await loadContract({
      file: 'specs/partner-clients.v0.yaml',
      overlays: ['specs/partner-clients.overlay.yaml'],
      profile: 'strict',
    });
    const found = new Set(lint(strict).map(({ rule }) => rule));
    const added = ['operation-without-security', 'operation-without-id', 'request-body-optional'];
    expect(added.filter((rule) => found.has(rule))).to.deep.equal([]);
  });
});

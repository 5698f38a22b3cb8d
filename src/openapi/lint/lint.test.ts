import { expect } from 'chai';
import { documentOf, load } from '../document.testing.js';
import { loadContract } from '../load.js';
import { lint } from './lint.js';
import { rules } from './rules/index.js';

const vendor = lint(
  await loadContract({ file: 'specs/partner-clients.v0.yaml', profile: 'published' }),
);
const linesOf = (rule: string) =>
  vendor.filter((each) => each.rule === rule).map(({ position }) => position.line);

describe('lint', () => {
  it('finds every row of the table in the vendor document', () => {
    const rows = [...new Set(vendor.map(({ row }) => row))].sort((one, other) => one - other);
    expect(rows).to.deep.equal(Array.from({ length: 46 }, (_, index) => index + 1));
  });

  it('has no rule that the vendor document does not show', () => {
    expect(rules.filter(({ id }) => linesOf(id).length === 0).map(({ id }) => id)).to.deep.equal(
      [],
    );
  });

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

import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { newRegistry } from '../registry/registry.testing.js';
import { tokens } from '../model/json/pointer.js';
import { auditClauses, readClauses, type Audited } from '../tools/clauses.js';
import { claims } from './index.js';

const file = new URL('../../specs/partner-clients.v0.yaml', import.meta.url);
const document: unknown = parse(readFileSync(file, 'utf8'));

/** What the steps lead to from a value; `*` leads to every member. */
const follow = (value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] => {
  if (step === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([name]) => step === '*' || step === name)
    .flatMap(([, member]) => follow(member, rest));
};

const table = readClauses(fileURLToPath(new URL('../../', import.meta.url)));

const settings = { consistencySeconds: 5, pins: {}, pin: () => undefined };

/** The clauses of all claims, and those that single observations give instead. */
const cited = new Set(
  claims.flatMap((claim) => {
    if (claim.kind === 'monitor') return [claim.clause];
    const verdicts = claim.examples.fail.map((each) => {
      const history = newRegistry();
      history.record(each);
      return claim.evaluate(each, { settings, history });
    });
    const seen = verdicts.flatMap((each) => (each.outcome === 'fail' ? each.observations : []));
    return [claim.clause, ...seen.map(({ clause = claim.clause }) => clause)];
  }),
);
const isPointer = (clause: string) => clause.startsWith('#');

describe('the clauses', () => {
  for (const clause of [...cited].filter(isPointer)) {
    it(`point to something in the document: ${clause}`, () => {
      expect(follow(document, tokens(clause))).to.not.deep.equal([]);
    });
  }

  it('name sections that were read, and no others', () => {
    const sections = [...cited].filter((clause) => !isPointer(clause));
    expect(sections.sort()).to.deep.equal(Object.keys(table.sections).sort());
  });
});

const HAS_A_CLAIM: Audited = {
  id: 'a-claim',
  rows: ['HTTP-09'],
  severity: 'warning',
  ledger: 'standards',
};
const SMALL = {
  sections: { 'RFC 9110 §8.3': 'Content-Type' },
  toRead: {},
  rows: {
    'HTTP-09': {
      title: 'content has a type',
      source: 'RFC 9110 §8.3',
      severity: 'warning',
      ledger: 'standards',
    },
  },
} as const;
const row = SMALL.rows['HTTP-09'];
const withRow = (changed: object) => ({
  ...SMALL,
  rows: { 'HTTP-09': { ...row, ...changed } },
});

describe('the clause table', () => {
  it('agrees with the claims', () => {
    expect(auditClauses(table, claims)).to.deep.equal([]);
  });

  it('has the shape that its schema says', () => {
    const schema = new URL('../../specs/clauses.schema.json', import.meta.url);
    const validate = new Ajv2020().compile(JSON.parse(readFileSync(schema, 'utf8')) as object);
    validate(table);
    expect(validate.errors).to.equal(null);
  });

  it('takes its pointers from the document', () => {
    const sources = Object.values(table.rows).map(({ source }) => source);
    expect(
      sources.filter((each) => isPointer(each) && follow(document, tokens(each)).length === 0),
    ).to.deep.equal([]);
  });

  it('names no section to read that no row needs', () => {
    const sources = new Set(Object.values(table.rows).map(({ source }) => source));
    expect(Object.keys(table.toRead).filter((each) => !sources.has(each))).to.deep.equal([]);
  });

  it('agrees where each row has its claim', () => {
    expect(auditClauses(SMALL, [HAS_A_CLAIM])).to.deep.equal([]);
  });

  it('knows no invented row', () => {
    const invented = { ...HAS_A_CLAIM, rows: ['HTTP-09', 'HTTP-99'] };
    expect(auditClauses(SMALL, [invented])).to.deep.equal(['a-claim: no row HTTP-99']);
  });

  it('lets no claim be without a row', () => {
    const rowless = { ...HAS_A_CLAIM, id: 'rowless', rows: [] };
    expect(auditClauses(SMALL, [HAS_A_CLAIM, rowless])).to.deep.equal(['rowless: names no row']);
  });

  it('asks for a reason where no claim is', () => {
    expect(auditClauses(SMALL, [])).to.deep.equal(['HTTP-09: neither a claim nor a reason']);
  });

  it('wants no reason where a claim is', () => {
    expect(auditClauses(withRow({ unclaimed: 'later' }), [HAS_A_CLAIM])).to.deep.equal([
      'HTTP-09: unclaimed, and a-claim claims it',
    ]);
  });

  it('asks why a claim has another severity', () => {
    const error = { ...HAS_A_CLAIM, severity: 'error' } as const;
    expect(auditClauses(SMALL, [error])).to.deep.equal([
      'HTTP-09: a-claim has another severity or ledger',
    ]);
  });

  it('asks why a claim has another ledger', () => {
    const gap = { ...HAS_A_CLAIM, ledger: 'gap' } as const;
    expect(auditClauses(SMALL, [gap])).to.deep.equal([
      'HTTP-09: a-claim has another severity or ledger',
    ]);
  });

  it('wants no reason where a claim does not differ', () => {
    const stale = withRow({ differs: { 'a-claim': 'it did' } });
    expect(auditClauses(stale, [HAS_A_CLAIM])).to.deep.equal(['HTTP-09: a-claim does not differ']);
  });

  it('asks for the title of a section', () => {
    expect(auditClauses(withRow({ source: 'RFC 9110 §99' }), [HAS_A_CLAIM])).to.deep.equal([
      'HTTP-09: no title for RFC 9110 §99',
    ]);
  });
});

import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../model/report.js';
import { exitOf } from '../cli/exit.js';
import type { InputOf } from '../settings/resolve.js';
import { pactCheck } from './pact-check.js';
import { SILENT } from './ports.js';
import { settingsOf } from './settings.js';
import { documents } from './pact-corpus/documents.testing.js';
import { compatible } from './pact-corpus/compatible.testing.js';
import { demanding } from './pact-corpus/demanding.testing.js';
import { incompatible } from './pact-corpus/incompatible.testing.js';
import { variants } from './pact-corpus/variants.testing.js';
import type { Written } from './pact-corpus/pair.testing.js';

let folder: string;
let count = 0;

const written = (name: string, value: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
};

const pactOf = (...interactions: readonly Written[]) => ({
  consumer: { name: 'console' },
  provider: { name: 'provider' },
  interactions: interactions.map((each, index) => ({ description: `ask ${index + 1}`, ...each })),
  metadata: { pactSpecification: { version: '3.0.0' } },
});

const check = (pact: unknown, input: InputOf<'pact check'> = {}) =>
  checkFiles([written(`pact-${(count += 1)}.json`, pact)], input);

const checkFiles = async (
  files: readonly string[],
  input: InputOf<'pact check'>,
): Promise<{ readonly report: Report; readonly exit: number }> => {
  const settings = settingsOf('pact check', { format: ['json'], ...input }, {});
  const outcome = await pactCheck(files, settings, SILENT);
  return { report: outcome.report, exit: exitOf(outcome) };
};

const found = ({ findings }: Report, severity: string): readonly string[] =>
  [
    ...new Set(
      findings
        .filter((each) => each.ledger !== 'gap' && each.severity === severity)
        .map((each) => each.check),
    ),
  ].sort();

describe('pact check', () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'pacts-'));
    for (const [name, document] of Object.entries(documents)) written(`${name}.json`, document);
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  for (const { title, document, interaction, errors, warnings = [] } of [
    ...compatible,
    ...incompatible,
    ...demanding,
    ...variants,
  ]) {
    const says = errors.length === 0 ? 'lets pass' : 'finds';
    it(`${says}, in ${document}: ${title}`, async () => {
      const spec = join(folder, `${document}.json`);
      const { report, exit } = await check(pactOf(interaction), { spec });
      expect(found(report, 'error')).to.deep.equal([...errors].sort());
      expect(found(report, 'warning')).to.deep.equal([...warnings].sort());
      expect(exit).to.equal(errors.length === 0 ? 0 : 1);
      for (const each of report.findings) {
        expect(each.interaction).to.equal('ask 1');
        expect(each.pact).to.match(/pact-\d+\.json$/);
        if (errors.includes(each.check) && each.check !== 'no-content-after-204')
          expect(each.position?.line, each.check).to.be.greaterThan(0);
      }
    });
  }

  const EXAMPLE = { clientId: 'c', name: 'n' };
  const client = (response: Written, more: Written = {}): Written => ({
    request: {
      method: 'GET',
      path: '/a/oidc-provider/api/v0/institutions/i/partner-clients/p/c',
      ...more,
    },
    response: { status: 200, headers: { 'Content-Type': 'application/json' }, ...response },
  });
  const token = { headers: { Authorization: 'Bearer t' } };
  const strict = { profile: 'strict' } as const;
  const gaps = ({ findings }: Report) =>
    findings.filter(({ ledger }) => ledger === 'gap').map(({ check: id, at }) => `${id} ${at}`);

  it('warns of an undeclared 4xx, and calls it an error by the strict reading', async () => {
    const pact = pactOf(client({ status: 418 }, token));
    const published = await check(pact);
    expect(found(published.report, 'warning')).to.deep.equal(['pact-status-is-documented']);
    expect(published.exit).to.equal(0);
    const judged = await check(pact, strict);
    expect(found(judged.report, 'error')).to.deep.equal(['pact-status-is-documented']);
  });

  it('calls an undeclared 2xx an error in both profiles', async () => {
    const pact = pactOf(client({ status: 202 }, token));
    for (const options of [{}, strict]) {
      const { report, exit } = await check(pact, options);
      expect(found(report, 'error')).to.deep.equal(['success-status-is-documented']);
      expect(exit).to.equal(1);
    }
  });

  it('notes members as gaps where nothing at all is required, and judges them by the strict reading', async () => {
    const pact = pactOf(client({ body: EXAMPLE }, token));
    const published = await check(pact);
    expect(gaps(published.report)).to.deep.equal([
      'pact-members-are-promised response.body/clientId',
      'pact-members-are-promised response.body/name',
    ]);
    expect(published.exit).to.equal(0);
    const { report, exit } = await check(pact, strict);
    expect(report.findings.map(({ at, severity }) => `${severity} ${at}`)).to.deep.equal([
      'error response.body/name',
    ]);
    expect(exit).to.equal(1);
  });

  it('finds by the strict reading that credentials are missing', async () => {
    const { report } = await check(pactOf(client({})), strict);
    expect(found(report, 'error')).to.deep.equal(['pact-credentials-are-sent']);
  });

  it('tells the same deviation of two interactions twice, each with its line', async () => {
    const wrong = client({ body: { name: 5 } });
    const { report } = await check(pactOf(wrong, wrong));
    const errors = report.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ interaction, position }) => [interaction, position?.line])).to.deep.equal([
      ['ask 1', 198],
      ['ask 2', 198],
    ]);
  });

  for (const profile of ['published', 'strict'] as const) {
    it(`lets the pacts of this repository pass in the profile ${profile}`, async () => {
      const { report, exit } = await checkFiles([], { profile });
      expect(found(report, 'error')).to.deep.equal([]);
      expect([report.verdict, exit]).to.deep.equal(['conforms', 0]);
    });
  }

  it('calls a member that the document does not declare an error in both profiles', async () => {
    const pact = pactOf(client({ body: { owner: 'o' } }, token));
    for (const options of [{}, strict]) {
      const { report } = await check(pact, options);
      expect(found(report, 'error')).to.deep.equal(['pact-members-are-promised']);
    }
  });

  it('passes over an interaction of a kind that nobody knows, and judges the rest', async () => {
    const pact = pactOf(client({ body: { name: 5 } }, token), { type: 'Quantum/Entangled' });
    const { report } = await check(pact);
    expect(found(report, 'error')).to.deep.equal(['pact-example-is-possible']);
  });

  it('lists consumer, provider and each interaction with what became of it', async () => {
    const pact = pactOf(client({ body: { name: 5 } }, token), client({}, token), {
      type: 'Quantum/Entangled',
    });
    const { report } = await check(pact);
    const listed = report.pacts?.map(({ consumer, provider, interactions }) => [
      consumer,
      provider,
      ...interactions.map(({ description, outcome }) => `${description}: ${outcome}`),
    ]);
    expect(listed).to.deep.equal([
      ['console', 'provider', 'ask 1: failed', 'ask 2: verified', 'ask 3: could-not-tell'],
    ]);
  });

  it('tells no latencies, for an example takes no time', async () => {
    const { report } = await check(pactOf(client({}, token)));
    expect(report.operations.map(({ latencyMs }) => latencyMs)).to.deep.equal(
      report.operations.map(() => null),
    );
  });

  it('could not tell where a pact holds no interaction at all', async () => {
    const { report, exit } = await check(pactOf());
    expect([report.verdict, exit]).to.deep.equal(['could-not-tell', 3]);
  });

  it('could not tell where a pact holds no HTTP interaction', async () => {
    const message = { description: 'm', type: 'Asynchronous/Messages', contents: {} };
    const { report, exit } = await check({ interactions: [message] });
    expect([report.verdict, exit]).to.deep.equal(['could-not-tell', 3]);
  });
});

import { expect } from 'chai';
import type { InteractionResult } from '../../model/pact/pact.js';
import type { PactSummary } from '../file/summary.js';
import { canIDeployOffline, type OfflineQuestion } from './offline.js';
import type { VerificationReport } from './verification.js';

const NAME = { description: 'a list of clients', states: ['a client exists'] };
const SECOND = { description: 'no clients', states: [] };
const PACT: PactSummary = {
  file: 'contracts/pacts/a.json',
  sha256: 'a'.repeat(64),
  consumer: 'console',
  provider: 'api',
  interactions: [NAME, SECOND],
};
const verified = (name: typeof NAME | typeof SECOND): InteractionResult => ({
  ...name,
  outcome: 'verified',
  reason: '',
});
const QUESTION: OfflineQuestion = { pacts: [PACT], documentSha256: 'd'.repeat(64) };
const REPORT: VerificationReport = {
  command: 'pact verify',
  target: 'tenant',
  verdict: 'conforms',
  startedAt: '2026-01-02T03:04:05Z',
  documentSha256: 'd'.repeat(64),
  pacts: [{ ...PACT, interactions: [verified(NAME), verified(SECOND)] }],
};

const withSecond = (second: InteractionResult): VerificationReport => ({
  ...REPORT,
  verdict: second.outcome === 'failed' ? 'does-not-conform' : 'could-not-tell',
  pacts: [{ ...PACT, interactions: [verified(NAME), second] }],
});

const ask = (question: Partial<OfflineQuestion>, report: VerificationReport | undefined) => {
  const { deployable, reason } = canIDeployOffline({ ...QUESTION, ...question }, report);
  return [deployable, reason];
};

describe('can-i-deploy from files', () => {
  it('says yes where every interaction of every pact was verified against the document', () => {
    expect(canIDeployOffline(QUESTION, REPORT)).to.deep.equal({
      deployable: true,
      reason: 'every interaction was verified against tenant at 2026-01-02T03:04:05Z',
      rows: [
        {
          consumer: 'console',
          consumerVersion: null,
          provider: 'api',
          providerVersion: null,
          success: true,
        },
      ],
    });
  });

  it('says no where an interaction failed', () => {
    const failed = { ...SECOND, outcome: 'failed', reason: 'status 500' } as const;
    expect(ask({}, withSecond(failed))).to.deep.equal([
      false,
      'console and api: "no clients" failed: status 500',
    ]);
  });

  it('says no where the provider does not conform in another way', () => {
    expect(ask({}, { ...REPORT, verdict: 'does-not-conform' })).to.deep.equal([
      false,
      'the verification found that the provider does not conform',
    ]);
  });

  const unknowns: Readonly<
    Record<string, readonly [Partial<OfflineQuestion>, VerificationReport | undefined]>
  > = {
    'there is no report of a verification': [{}, undefined],
    'there is no pact': [{ pacts: [] }, REPORT],
    'no pact names other as consumer or provider': [{ pacticipant: 'other' }, REPORT],
    'the report is one of `run`, not of `pact verify`': [{}, { ...REPORT, command: 'run' }],
    'the report judges the embedded provider, not the vendor': [
      {},
      { ...REPORT, target: 'embedded' },
    ],
    'the report is about tenant, not about production': [{ environment: 'production' }, REPORT],
    'the document has changed since the verification': [{ documentSha256: 'e'.repeat(64) }, REPORT],
    'console and api: it was not verified as it is now': [
      { pacts: [{ ...PACT, sha256: 'b'.repeat(64) }] },
      REPORT,
    ],
    'console and api: "no clients" was not verified': [
      {},
      { ...REPORT, pacts: [{ ...PACT, interactions: [verified(NAME)] }] },
    ],
    'console and api: "no clients" could not be told: the state touches others': [
      {},
      withSecond({ ...SECOND, outcome: 'could-not-tell', reason: 'the state touches others' }),
    ],
    'the verification could not tell': [{}, { ...REPORT, verdict: 'could-not-tell' }],
  };
  for (const [reason, [question, report]] of Object.entries(unknowns)) {
    it(`cannot tell where ${reason}`, () => {
      expect(ask(question, report)).to.deep.equal(['unknown', reason]);
    });
  }

  it('says no and not unknown where one pact failed and another was not verified', () => {
    const other = { ...PACT, consumer: 'other', sha256: 'c'.repeat(64) };
    const failed = { ...SECOND, outcome: 'failed', reason: '' } as const;
    expect(ask({ pacts: [other, PACT] }, withSecond(failed))).to.deep.equal([
      false,
      'console and api: "no clients" failed',
    ]);
  });

  it('asks only about the pacts of the one that is named', () => {
    const other = { ...PACT, consumer: 'other', sha256: 'c'.repeat(64) };
    expect(ask({ pacts: [other, PACT], pacticipant: 'console' }, REPORT)[0]).to.equal(true);
  });

  it('is about the target that is named as the environment', () => {
    expect(ask({ environment: 'tenant' }, REPORT)[0]).to.equal(true);
  });

  it('does not take a state for a description', () => {
    const merged = { description: 'a list of clients', states: [] };
    const report = {
      ...REPORT,
      pacts: [{ ...PACT, interactions: [{ ...verified(NAME), ...merged }, verified(SECOND)] }],
    };
    expect(ask({}, report)).to.deep.equal([
      'unknown',
      'console and api: "a list of clients" was not verified',
    ]);
  });
});

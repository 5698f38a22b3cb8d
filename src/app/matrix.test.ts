import { expect } from 'chai';
import { claims } from '../checks/index.js';
import type { Contract } from '../model/contract.js';
import { probes } from '../probes/index.js';
import { faults } from '../provider/faults/index.js';
import { loadContract } from '../openapi/load.js';
import { firing, judgeLive, ready } from './judging.testing.js';
import { DOCUMENT, OVERLAY } from './packaged.js';
import { probesOf } from './plan.js';
import { createReferenceJudge, type JudgeReference, PINS } from './reference.testing.js';
import { startSecondProvider } from './second-provider.testing.js';

/** The others judge the document or the caller: no defect of a provider is theirs to name. */
const OF_PROVIDER: ReadonlySet<string> = new Set(
  claims.filter(({ asks }) => asks === undefined).map(({ id }) => id),
);

/** What is late by 60 ms is in time by any clock only where the limit is far off. */
const LATE: ReadonlySet<string> = new Set(['update-shows-late']);

const ALL = ['error', 'warning', 'info'];

describe('the matrix of faults and checks', () => {
  let contract: Contract;
  let strict: Contract;
  let judged: JudgeReference;

  before(async () => {
    contract = await loadContract({ file: DOCUMENT, profile: 'published' });
    strict = await loadContract({ file: DOCUMENT, overlays: [OVERLAY], profile: 'strict' });
    judged = await createReferenceJudge();
  });

  for (const profile of ['published', 'strict'] as const) {
    it(`is silent for the reference provider, in ${profile}, full depth`, async () => {
      const report = await judged(undefined, profile === 'strict' ? strict : contract, {
        pins: PINS,
        probes: probes.map(({ id }) => id),
      });
      expect(report.findings.filter(({ severity }) => severity !== 'info')).to.deep.equal([]);
      expect(report.verdict).to.equal('conforms');
    }).timeout(30_000);

    it(`is silent for a second provider that shares nothing with it, in ${profile}, full depth`, async () => {
      const second = await startSecondProvider();
      try {
        const report = await judgeLive(
          {
            origin: second.origin,
            collection: { institution: second.institution, partner: second.partner },
            authorizer: () => ready(`Bearer ${second.token}`),
          },
          {
            contract: profile === 'strict' ? strict : contract,
            probes: probes.map(({ id }) => id),
          },
        );
        expect(report.findings.filter(({ severity }) => severity !== 'info')).to.deep.equal([]);
        expect(report.verdict).to.equal('conforms');
      } finally {
        await second.close();
      }
    }).timeout(30_000);
  }

  for (const [depth, most] of [
    ['quick', 130],
    ['full', 900],
  ] as const)
    it(`takes at the most ${most} requests of a provider beyond this machine, ${depth}`, async () => {
      let sent = 0;
      await judged(undefined, contract, {
        pins: PINS,
        beyond: true,
        depth,
        probes: probesOf({ probes: undefined, depth }, { loopback: false }).map(({ id }) => id),
        onBatch: ({ exchanges = [] }) => (sent += exchanges.length),
      });
      expect(sent).to.be.at.most(most);
    }).timeout(30_000);

  const silences = new Map<string, Promise<readonly string[]>>();

  /** What the correct provider shows with these probes; each set of probes is driven once. */
  const shownAnyway = (only: readonly string[]): Promise<readonly string[]> => {
    const key = only.toSorted().join(' ');
    const known =
      silences.get(key) ??
      judged(undefined, contract, { pins: PINS, probes: only }).then((report) =>
        firing(report, ALL),
      );
    silences.set(key, known);
    return known;
  };

  for (const fault of faults) {
    it(`names ${fault.id} by exactly the checks that it declares`, async () => {
      const [report, anyway] = await Promise.all([
        judged(fault, fault.profile === 'strict' ? strict : contract, {
          pins: PINS,
          probes: fault.probes,
          ...(LATE.has(fault.id) ? { consistencySeconds: 2 } : {}),
        }),
        shownAnyway(fault.probes),
      ]);
      const named = firing(report, ALL).filter(
        (check) => OF_PROVIDER.has(check) && !anyway.includes(check),
      );
      expect(named).to.deep.equal(fault.caughtBy.toSorted());
    });
  }

  it('has a fault for every check of a provider', () => {
    const without = claims.filter(
      (claim) =>
        claim.asks === undefined && !faults.some(({ caughtBy }) => caughtBy.includes(claim.id)),
    );
    expect(without.map(({ id }) => id)).to.deep.equal([]);
  });

  it('is declared alike by faults and by checks', () => {
    const byChecks = claims.flatMap(({ id, faults: own }) => own.map((fault) => `${fault} ${id}`));
    const byFaults = faults.flatMap(({ id, caughtBy }) =>
      caughtBy.map((check) => `${id} ${check}`),
    );
    expect(byFaults.sort()).to.deep.equal(byChecks.sort());
  });

  it('plants no fault that shares an id with another', () => {
    expect(new Set(faults.map(({ id }) => id)).size).to.equal(faults.length);
  });
});

import { expect } from 'chai';
import { claims } from '../checks/index.js';
import type { Contract } from '../model/contract.js';
import type { Authorizer } from '../model/transport.js';
import { probes } from '../probes/index.js';
import { createAuthority, type Authority } from '../provider/authority.js';
import type { Fault } from '../provider/fault.js';
import { faults } from '../provider/faults/index.js';
import { startProvider } from '../provider/provider.js';
import { createAuthorizer } from '../auth/authorizer.js';
import { createTransport } from '../sources/transport.js';
import { loadContract } from '../spec/load.js';
import { firing, judgeLive, ready } from './judging.testing.js';
import { DOCUMENT, OVERLAY } from './packaged.js';
import { startSecondProvider } from './second-provider.testing.js';

/** The reference provider's own answers to what the document leaves open. */
const PINS = { put: 'merge', 'equal-creates': 'two', 'empty-update': 'no-change' };

/** The others judge the document or the caller: no defect of a provider is theirs to name. */
const OF_PROVIDER: ReadonlySet<string> = new Set(
  claims.filter(({ asks }) => asks === undefined).map(({ id }) => id),
);

const ALL = ['error', 'warning', 'info'];

describe('the matrix of faults and checks', () => {
  let contract: Contract;
  let strict: Contract;
  let authority: Authority;
  let authorizer: Authorizer;

  before(async () => {
    contract = await loadContract({ file: DOCUMENT, profile: 'published' });
    strict = await loadContract({ file: DOCUMENT, overlays: [OVERLAY], profile: 'strict' });
    authority = await createAuthority();
    authorizer = await tokenOf(authority);
  });

  /** One token for all: every provider of the suite shares the authorization server. */
  const tokenOf = async (shared: Authority): Promise<Authorizer> => {
    const provider = await startProvider({ authority: shared });
    const transport = createTransport();
    try {
      const { settings } = provider;
      const real = createAuthorizer(
        { kind: 'private_key_jwt', ...settings },
        { transport, now: Date.now, learn: () => undefined },
      );
      return ready(await real.authorization());
    } finally {
      await transport.close();
      await provider.close();
    }
  };

  const judged = async (
    fault: Fault | undefined,
    by: Contract,
    only: readonly string[] | undefined,
  ) => {
    const provider = await startProvider({ authority, ...(fault ? { fault } : {}) });
    try {
      const { institution, partner, otherInstitution, otherPartner } = provider.settings;
      return await judgeLive(
        {
          origin: provider.origin,
          collection: { institution, partner },
          other: { institution: otherInstitution, partner: otherPartner },
          authorizer: () => authorizer,
        },
        { contract: by, pins: PINS, ...(only ? { probes: only } : {}) },
      );
    } finally {
      await provider.close();
    }
  };

  for (const profile of ['published', 'strict'] as const) {
    it(`is silent for the reference provider, in ${profile}, full depth`, async () => {
      const report = await judged(
        undefined,
        profile === 'strict' ? strict : contract,
        probes.map(({ id }) => id),
      );
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

  const silences = new Map<string, Promise<readonly string[]>>();

  /** What the correct provider shows with these probes; each set of probes is driven once. */
  const shownAnyway = (only: readonly string[]): Promise<readonly string[]> => {
    const key = only.toSorted().join(' ');
    const known =
      silences.get(key) ?? judged(undefined, contract, only).then((report) => firing(report, ALL));
    silences.set(key, known);
    return known;
  };

  for (const fault of faults) {
    it(`names ${fault.id} by exactly the checks that it declares`, async () => {
      const [report, anyway] = await Promise.all([
        judged(fault, contract, fault.probes),
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

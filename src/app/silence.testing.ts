import { way } from '../driver/barred.js';
import { expect } from 'chai';
import { createAuthorizer } from '../auth/authorizer.js';
import type { Contract, Profile } from '../model/contract.js';
import type { Report } from '../model/report.js';
import { loadContract } from '../openapi/load.js';
import { type Authority, createAuthority } from '../provider/authority.js';
import { type Provider, startProvider } from '../provider/provider.js';
import { type Condition, tokensFor } from './conditions.testing.js';
import { judgeLive, type Subject } from './judging.testing.js';
import { DOCUMENT, OVERLAY } from './packaged.js';
import { probesOf } from './plan.js';
import { PINS } from './reference.testing.js';
import { taking, Timeline } from './timeline.testing.js';

export type Depth = 'quick' | 'full';

/** What a run is of, besides the condition. */
export interface Night {
  readonly profile: Profile;
  readonly depth: Depth;
  readonly seed: number;
}

const load = (profile: Profile): Promise<Contract> =>
  loadContract({ file: DOCUMENT, overlays: profile === 'strict' ? [OVERLAY] : [], profile });

/** The one warning about older state that was seen in time. */
const LATE = /^warning .*; set right after \d+ ms$/;

/** Judges the correct reference provider in its conditions, in no time. Throws where it is told of more than it may. */
export class Nights {
  #authority: Promise<Authority> | undefined;
  readonly #contracts: Partial<Record<Profile, Promise<Contract>>> = {};

  async isSilent(condition: Condition, night: Night): Promise<void> {
    const { reason, findings } = await this.#judged(condition, night);
    const told = findings
      .filter(({ severity }) => severity !== 'info')
      .map(({ severity, check, actual }) => `${severity} ${check}: ${actual}`);
    const late = told.filter((each) => LATE.test(each));
    expect([night.seed, reason, told]).to.deep.equal([
      night.seed,
      '',
      condition.isLate ? late : [],
    ]);
  }

  async #judged(condition: Condition, { profile, depth, seed }: Night): Promise<Report> {
    const authority = await (this.#authority ??= createAuthority());
    const contract = await (this.#contracts[profile] ??= load(profile));
    const timeline = new Timeline();
    const provider = await startProvider(under(condition, timeline, authority));
    try {
      return await judgeLive(subjectOf(provider, timeline), {
        contract,
        pins: { ...PINS, ...condition.pins },
        probes: probesOf({ probes: undefined, depth }, { loopback: true }).map(({ id }) => id),
        depth,
        seed,
        clock: timeline,
        through: (real) => taking(condition.latency, timeline, real),
        consistencySeconds: 5,
        timeoutMs: 30_000,
      });
    } finally {
      await provider.close();
    }
  }
}

const under = ({ plant, life = 600 }: Condition, timeline: Timeline, authority: Authority) => {
  const hooks = { ...tokensFor(life, timeline, authority), ...plant?.(timeline) };
  const planted = { id: 'planted', sentence: 'planted by a test', caughtBy: [], probes: [] };
  return { authority, clock: timeline.now, fault: { ...planted, plant: () => hooks } };
};

/** A provider as a run in the time of a line sees it. */
export const subjectOf = ({ origin, settings }: Provider, { now }: Timeline): Subject => {
  const { institution, partner, otherInstitution, otherPartner, otherToken, tokenUrl } = settings;
  return {
    origin,
    collection: { institution, partner },
    other: { institution: otherInstitution, partner: otherPartner },
    otherToken,
    tokenUrl,
    hasExpired: true,
    authorizer: (transport, onSent) => {
      const { expiredToken } = settings;
      const deps = { transport, way, now, learn: () => undefined, onSent, expiredToken };
      return createAuthorizer({ kind: 'private_key_jwt', ...settings }, deps);
    },
  };
};

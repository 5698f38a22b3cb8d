import { expect } from 'chai';
import type { Contract, Profile } from '../model/contract.js';
import { loadContract } from '../openapi/load.js';
import { probesOf } from './plan.js';
import { DOCUMENT, OVERLAY } from './packaged.js';
import { createReferenceJudge, PINS } from './reference.testing.js';

type Depth = 'quick' | 'full';

const load = (profile: Profile): Promise<Contract> =>
  loadContract({ file: DOCUMENT, overlays: profile === 'strict' ? [OVERLAY] : [], profile });

/** Judges the correct reference provider with each seed. Throws where anything is said against it. */
export const isSilent = async (
  seeds: readonly number[],
  profile: Profile,
  depth: Depth,
): Promise<void> => {
  const [judged, contract] = [await createReferenceJudge(), await load(profile)];
  const chosen = probesOf({ probes: undefined, depth }, { loopback: true }).map(({ id }) => id);
  for (const seed of seeds) {
    const { verdict, findings } = await judged(undefined, contract, {
      pins: PINS,
      probes: chosen,
      seed,
    });
    const told = findings.filter(({ severity }) => severity !== 'info');
    expect([seed, verdict, told]).to.deep.equal([seed, 'conforms', []]);
  }
};

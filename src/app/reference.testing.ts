import { way } from '../driver/barred.js';
import { createAuthorizer } from '../auth/authorizer.js';
import type { Contract } from '../model/contract.js';
import type { Report } from '../model/report.js';
import type { Authorizer, Transport } from '../model/transport.js';
import { createAuthority, type Authority } from '../provider/authority.js';
import type { Fault } from '../provider/fault.js';
import { startProvider, type ProviderSettings } from '../provider/provider.js';
import { createTransport } from '../transport/transport.js';
import { type Judging, judgeLive, type OnSent, ready } from './judging.testing.js';

/** The reference provider's own answers to what the document leaves open. */
export const PINS = {
  put: 'merge',
  'equal-creates': 'two',
  'deleted-name': 'free',
  'empty-update': 'no-change',
  'pkce-default': 'absent',
  'false-flag': 'shown',
  'repeated-uris': 'kept',
  'empty-contacts': 'shown',
  'empty-name': 'refused',
  'empty-redirect-uris': 'refused',
  'create-null-scalars': 'refused',
  'create-null-arrays': 'refused',
  'create-null-booleans': 'refused',
  'create-empty-scalars': 'refused',
  'update-null-scalars': 'refused',
  'update-null-arrays': 'refused',
  'update-null-booleans': 'refused',
  'update-empty-scalars': 'refused',
  'update-empty-arrays': 'stored',
};

/** Judges the reference provider, with a defect or a lawful variation planted in it or without. */
export type JudgeReference = (
  planted: Pick<Fault, 'plant'> | undefined,
  by: Contract,
  judging?: Omit<Judging, 'contract'>,
) => Promise<Report>;

/** Half of the life of a token, milliseconds. */
const FRESH = 300_000;

/** Each provider is started afresh; keys and authorization server are made once, a token when one is old. */
export const createReferenceJudge = async (): Promise<JudgeReference> => {
  const authority = await createAuthority();
  let [token, takenAt] = [await tokenOf(authority), Date.now()];
  return async (planted, contract, judging = {}) => {
    if (Date.now() - takenAt > FRESH) [token, takenAt] = [await tokenOf(authority), Date.now()];
    const fault: Fault | undefined = planted && { ...UNNAMED, plant: planted.plant };
    const provider = await startProvider({ authority, ...(fault ? { fault } : {}) });
    try {
      const { institution, partner, otherInstitution, otherPartner } = provider.settings;
      return await judgeLive(
        {
          origin: provider.origin,
          collection: { institution, partner },
          other: { institution: otherInstitution, partner: otherPartner },
          authorizer: (transport, onSent) => ({
            ...ready(token, provider.settings.expiredToken),
            ...loginsTo(provider.settings, transport, onSent),
          }),
          ...{ otherToken: provider.settings.otherToken, tokenUrl: provider.settings.tokenUrl },
          hasExpired: true,
        },
        { contract, ...judging },
      );
    } finally {
      await provider.close();
    }
  };
};

const UNNAMED = { id: 'planted', sentence: 'planted by a test', caughtBy: [], probes: [] };

const loginsTo = (
  settings: ProviderSettings,
  transport: Transport,
  onSent: OnSent,
): Pick<Authorizer, 'login'> => {
  const deps = { transport, now: Date.now, way, learn: () => undefined, onSent };
  const real = createAuthorizer({ kind: 'private_key_jwt', ...settings }, deps);
  return { login: (how) => real.login?.(how) ?? Promise.resolve() };
};

const tokenOf = async (authority: Authority): Promise<string> => {
  const provider = await startProvider({ authority });
  const transport = createTransport();
  try {
    const real = createAuthorizer(
      { kind: 'private_key_jwt', ...provider.settings },
      { transport, now: Date.now, way, learn: () => undefined },
    );
    return await real.authorization();
  } finally {
    await transport.close();
    await provider.close();
  }
};

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProvider } from '../provider/provider.js';
import type { AuthSettings } from '../auth/settings.js';
import { faultOf } from './fault.js';
import type { Target } from './target.js';

/** The reference provider as a target of this very process. */
export interface Embedded {
  readonly target: Target;
  readonly credentials: AuthSettings;
  /** Of the second collection alone. */
  readonly otherToken: string;
  readonly expiredToken: string;
  /** Its clients end with it, and so does what is known of them. */
  readonly journal: string;
  close(): Promise<void>;
}

/** @param seeds clients that are there from the start; default some */
export const startEmbedded = async (
  fault: string | undefined,
  seeds?: number,
): Promise<Embedded> => {
  const provider = await startProvider({
    ...(seeds === undefined ? {} : { seeds }),
    ...(fault === undefined ? {} : { fault: faultOf(fault) }),
  });
  const { settings, origin } = provider;
  const folder = mkdtempSync(join(tmpdir(), 'conformance-embedded-'));
  return {
    target: {
      ...{ name: 'embedded', origin, prefix: '', loopback: true, production: false },
      collection: { institution: settings.institution, partner: settings.partner },
      other: { institution: settings.otherInstitution, partner: settings.otherPartner },
    },
    credentials: {
      kind: 'private_key_jwt',
      tokenUrl: settings.tokenUrl,
      audience: settings.audience,
      clientId: settings.clientId,
      privateKeyPem: settings.privateKeyPem,
      keyId: settings.keyId,
      algorithm: settings.algorithm,
      scope: 'openid',
      expUnit: 'ms',
      sendClientId: true,
      clockOffsetSeconds: 0,
    },
    otherToken: settings.otherToken,
    expiredToken: settings.expiredToken,
    journal: join(folder, 'journal.jsonl'),
    close: async () => {
      await provider.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faults } from '../provider/faults/index.js';
import { startProvider, type Provider } from '../provider/provider.js';
import type { Env } from '../settings/resolve.js';
import { faultOf } from './fault.js';
import type { Faults, Served } from './outcome.js';
import type { Ports } from './ports.js';
import type { Settings } from './settings.js';

/** Serves the reference provider until it is interrupted, or lists its faults. Throws `unknown-fault`. */
export const provider = async (
  { values }: Settings<'provider'>,
  ports: Ports,
): Promise<Served | Faults> => {
  if (values.listFaults)
    return { kind: 'faults', faults: faults.map(({ id, sentence }) => ({ id, sentence })) };
  const serving = await startProvider({
    port: values.port,
    ...(values.empty ? { seeds: 0 } : {}),
    ...(values.fault === undefined ? {} : { fault: faultOf(values.fault) }),
  });
  const key = writeKey(serving.settings.privateKeyPem);
  try {
    const environment = environmentOf(serving, key.file);
    ports.hear({ kind: 'serving', origin: serving.origin, environment });
    await interruption(ports.interrupted);
  } finally {
    await serving.close();
    key.remove();
  }
  return { kind: 'served' };
};

const interruption = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });

/** A throw-away key, readable by its owner only, gone when the provider stops. */
const writeKey = (pem: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-provider-'));
  const file = join(folder, 'key.pem');
  const handle = openSync(file, 'wx', 0o600);
  writeSync(handle, pem);
  closeSync(handle);
  return {
    file,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The variables by which a run finds it. */
const environmentOf = ({ origin, settings }: Provider, keyFile: string): Env => ({
  CONFORMANCE_TARGET: origin,
  CONFORMANCE_INSTITUTION: settings.institution,
  CONFORMANCE_PARTNER: settings.partner,
  CONFORMANCE_OTHER_INSTITUTION: settings.otherInstitution,
  CONFORMANCE_OTHER_PARTNER: settings.otherPartner,
  CONFORMANCE_OTHER_TOKEN: settings.otherToken,
  CONFORMANCE_EXPIRED_TOKEN: settings.expiredToken,
  CONFORMANCE_CLIENT_ID: settings.clientId,
  CONFORMANCE_KEY_ID: settings.keyId,
  CONFORMANCE_PRIVATE_KEY_FILE: keyFile,
  CONFORMANCE_TOKEN_URL: settings.tokenUrl,
  CONFORMANCE_AUDIENCE: settings.audience,
});

import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConformanceError } from '../model/error.js';
import type { Fault } from '../provider/fault.js';
import { faults } from '../provider/faults/index.js';
import { startProvider, type Provider } from '../provider/provider.js';
import type { Hooks } from './hooks.js';

export interface ServeOptions {
  readonly port?: number;
  readonly fault?: string;
  readonly listFaults?: boolean;
  /** Nobody has a client at the start. */
  readonly empty?: boolean;
}

/** Throws `unknown-fault`. */
export const faultOf = (id: string): Fault => {
  const fault = faults.find((each) => each.id === id);
  if (!fault) throw new ConformanceError('unknown-fault', `there is no fault "${id}"`);
  return fault;
};

/** Serves the reference provider until it is interrupted. @returns the exit code */
export const serve = async (options: ServeOptions, hooks: Hooks): Promise<number> => {
  if (options.listFaults) {
    hooks.out(faults.map(({ id, sentence }) => `${id}  ${sentence}\n`).join(''));
    return 0;
  }
  const provider = await startProvider({
    port: options.port ?? 0,
    ...(options.empty ? { seeds: 0 } : {}),
    ...(options.fault === undefined ? {} : { fault: faultOf(options.fault) }),
  });
  const key = writeKey(provider.settings.privateKeyPem);
  try {
    hooks.out(settingsOf(provider, key.file));
    hooks.note(`conformance: serving ${provider.origin}; stop it with Ctrl-C`);
    await interruption(hooks.interrupted);
  } finally {
    await provider.close();
    key.remove();
  }
  return 0;
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

/** Ready to paste into a shell. */
const settingsOf = ({ origin, settings }: Provider, keyFile: string): string =>
  Object.entries({
    CONFORMANCE_TARGET: origin,
    CONFORMANCE_INSTITUTION: settings.institution,
    CONFORMANCE_PARTNER: settings.partner,
    CONFORMANCE_CLIENT_ID: settings.clientId,
    CONFORMANCE_KEY_ID: settings.keyId,
    CONFORMANCE_PRIVATE_KEY_FILE: keyFile,
    CONFORMANCE_TOKEN_URL: settings.tokenUrl,
    CONFORMANCE_AUDIENCE: settings.audience,
  })
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'\n`)
    .join('');

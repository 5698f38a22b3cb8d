import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../provider/fault.js';
import { startProvider } from '../provider/provider.js';
import type { Report } from '../model/report.js';
import { SILENT, type Ports } from './ports.js';
import { run } from './run.js';
import { type InputOf, settingsOf } from './settings.js';

/** The reference provider as the tenant of somebody, and a folder to work in. */
export interface Tenant {
  readonly origin: string;
  readonly folder: string;
  readonly ports: Ports;
  /** A path in the folder. */
  readonly in: (...names: readonly string[]) => string;
  /** A run against it; its report is written to `reports/report.json` in the folder unless told otherwise. */
  run(input?: InputOf<'run'>): Promise<Report>;
  close(): Promise<void>;
}

export const startTenant = async (fault?: Fault): Promise<Tenant> => {
  const provider = await startProvider(fault ? { fault } : {});
  const folder = mkdtempSync(join(tmpdir(), 'tenant-'));
  const path = (...names: readonly string[]) => join(folder, ...names);
  const { settings, origin } = provider;
  const env = {
    CONFORMANCE_CLIENT_ID: settings.clientId,
    CONFORMANCE_PRIVATE_KEY: settings.privateKeyPem,
    CONFORMANCE_KEY_ID: settings.keyId,
    CONFORMANCE_TOKEN_URL: settings.tokenUrl,
    CONFORMANCE_AUDIENCE: settings.audience,
    CONFORMANCE_INSTITUTION: settings.institution,
    CONFORMANCE_PARTNER: settings.partner,
    XDG_STATE_HOME: path('state'),
  };
  const ports: Ports = { ...SILENT, env };
  return {
    ...{ origin, folder, ports },
    in: path,
    run: async (input = {}) => {
      const told = { reports: path('reports'), format: ['json'], target: origin, ...input };
      const outcome = await run(settingsOf('run', told, env), ports);
      if (outcome.kind !== 'judged') throw new Error('it was a dry run');
      return outcome.report;
    },
    close: async () => {
      await provider.close();
      rmSync(folder, { recursive: true });
    },
  };
};

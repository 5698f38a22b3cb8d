import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Authority, createAuthority } from '../provider/authority.js';
import type { Fault, Hooks } from '../provider/fault.js';
import { type Provider, startProvider } from '../provider/provider.js';
import type { InputOf } from '../settings/resolve.js';
import { check } from './check.js';
import type { Judged } from './outcome.js';
import { SILENT } from './ports.js';
import { run } from './run.js';
import { settingsOf } from './settings.js';

/** Each night is one request or a few: what is asked is what becomes of its report. */
const FEW = { probes: ['listed-client'], format: ['json'], rate: 1000 } as const;

/**
 * The reference provider on loopback as somebody's test tenant: runs go to it by the name `tenant`, with a
 * folder of their own for configuration, journal, history and reports.
 */
export class Tenant {
  readonly folder = mkdtempSync(join(tmpdir(), 'tenant-'));
  readonly #authority: Authority;
  #provider: Provider | undefined;
  #fault: Fault | undefined;
  #isStopped = false;

  private constructor(authority: Authority) {
    this.#authority = authority;
  }

  static async start(): Promise<Tenant> {
    const tenant = new Tenant(await createAuthority());
    await tenant.serve();
    return tenant;
  }

  /** Serves from now on with a fault, or without. */
  async serve(fault?: Fault): Promise<void> {
    this.#fault = fault;
    if (this.#provider && !this.#isStopped) return;
    const authority = this.#authority;
    this.#provider = await startProvider({ authority, fault: this.#exchangeable() });
    this.#isStopped = false;
    this.configure('');
  }

  /** A fault that stands for whichever is planted: the provider asks for its hooks with each request. */
  #exchangeable(): Fault {
    const planted = new Map<Fault, Hooks>();
    const hooksOf = (ground: Parameters<Fault['plant']>[0]): Hooks => {
      const fault = this.#fault;
      if (!fault) return {};
      const hooks = planted.get(fault) ?? fault.plant(ground);
      planted.set(fault, hooks);
      return hooks;
    };
    return {
      id: 'exchangeable',
      sentence: 'planted by a test',
      caughtBy: [],
      probes: [],
      plant: (ground) =>
        new Proxy({}, { get: (_, name) => Reflect.get(hooksOf(ground), name) as unknown }),
    };
  }

  /** Nobody answers any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#provider?.close();
  }

  /** The configuration, with what a test has to say besides. */
  configure(more: string): void {
    const { origin = '', settings } = this.#provider ?? {};
    const { institution, partner } = settings ?? {};
    writeFileSync(
      this.path('conformance.yaml'),
      `targets:\n  tenant:\n    url: ${origin}\n    institution: ${institution}\n    partner: ${partner}\n${more}`,
    );
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  get env(): Readonly<Record<string, string>> {
    const { settings } = this.#provider ?? {};
    if (!settings) throw new Error('the tenant is not served');
    return {
      XDG_STATE_HOME: this.path('state'),
      CONFORMANCE_CLIENT_ID: settings.clientId,
      CONFORMANCE_KEY_ID: settings.keyId,
      CONFORMANCE_PRIVATE_KEY: settings.privateKeyPem,
      CONFORMANCE_TOKEN_URL: settings.tokenUrl,
      CONFORMANCE_AUDIENCE: settings.audience,
    };
  }

  get config(): string {
    return this.path('conformance.yaml');
  }

  get #common() {
    return { config: this.config, reports: this.path('reports') };
  }

  async run(
    input: InputOf<'run'> = {},
    env: Readonly<Record<string, string>> = {},
  ): Promise<Judged> {
    const all = { ...this.env, ...env };
    const settings = settingsOf(
      'run',
      { ...FEW, target: 'tenant', ...this.#common, ...input },
      all,
    );
    const done = await run(settings, { ...SILENT, env: all });
    if (done.kind === 'judged') return done;
    throw new Error('a dry run');
  }

  check(file: string, input: InputOf<'check'> = {}): Promise<Judged> {
    const settings = settingsOf('check', { format: ['json'], ...this.#common, ...input }, {});
    return check([file], settings, SILENT);
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

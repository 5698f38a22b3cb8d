import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { resetClock, setClock } from '../app/clock.testing.js';
import { DOCUMENT } from '../app/packaged.js';
import { Tenant } from '../app/tenant.testing.js';
import type { execute } from './execute.js';
import { called } from './in-process.testing.js';
import { killed } from './kill.testing.js';
import { asEver } from './month-night.testing.js';
import { type Ended, Sandbox } from './spawn.testing.js';

const DIST = join(dirname(fileURLToPath(import.meta.url)), '..');
const CLOCK = pathToFileURL(join(DIST, 'app', 'clock.testing.js')).href;
const FORMATS = { trend: 'console,json,markdown,html', gate: 'text,json,markdown' } as const;

/** A month with the reference provider as the tenant: whole commands, at night and in the morning, by a clock that is set. */
export class Month {
  readonly sandbox = new Sandbox();
  readonly tenant: Tenant;
  #spec = '';
  #version = '4.1.0';
  #execute: typeof execute | undefined;
  #network: Readonly<Record<string, string>> = {};

  private constructor(tenant: Tenant) {
    this.tenant = tenant;
  }

  static async start(): Promise<Month> {
    setClock('2027-03-01T00:00:00Z');
    const month = new Month(await Tenant.start());
    await month.plant();
    return month;
  }

  /** It is that hour of a day of the month. */
  at(day: number, hour: string): void {
    setClock(this.timeOf(day, hour));
  }

  timeOf(day: number, hour: string): string {
    return `2027-03-${String(day).padStart(2, '0')}T${hour}:00Z`;
  }

  call(...args: readonly string[]): Promise<Ended> {
    return called(
      [...args, '--config', this.tenant.config],
      { ...this.tenant.env, ...this.#network },
      this.#execute,
    );
  }

  run(...args: readonly string[]): Promise<Ended> {
    const probes = ['--probes', 'listed-client', '--format', 'json,html'];
    const version = ['--provider-version', this.#version];
    return this.call('run', '--target', 'tenant', ...probes, ...version, ...args);
  }

  /** A run in a process of its own that is killed once it has written a few lines of its journal. */
  async killed(time: string): Promise<void> {
    const clock = `data:text/javascript,import{setClock}from'${CLOCK}';setClock('${time}')`;
    const env = { ...this.tenant.env, NODE_OPTIONS: `--import=${clock}` };
    const args = ['--target', 'tenant', '--config', this.tenant.config];
    await killed(this.sandbox, env, 4, [...args, '--probes', 'life-cycle']);
  }

  async trend(): Promise<Ended> {
    return this.call('trend', '--format', FORMATS.trend, '--reports', this.path('reports'));
  }

  async gate(...args: readonly string[]): Promise<Ended> {
    return this.call('gate', '--format', FORMATS.gate, '--reports', this.path('reports'), ...args);
  }

  async plant(fault = asEver()): Promise<void> {
    await this.tenant.serve(fault);
    this.#network = {};
    this.#configure();
  }

  /** The tenant is where nobody answers, until something is planted, or repaired. */
  cutOff(): void {
    const { CONFORMANCE_TOKEN_URL: url = '' } = this.tenant.env;
    const nowhere = (text: string) => text.replaceAll(new URL(url).origin, 'http://127.0.0.1:9');
    this.#network = { CONFORMANCE_TOKEN_URL: nowhere(url) };
    writeFileSync(this.tenant.config, nowhere(readFileSync(this.tenant.config, 'utf8')));
  }

  /** A new version of the vendor's document, which runs are told of. @returns its file */
  newDocument(): string {
    const file = this.path('openapi.yaml');
    writeFileSync(file, `${readFileSync(DOCUMENT, 'utf8')}\n# Another version.\n`);
    return file;
  }

  /** The configuration names another document. */
  adopt(file: string): void {
    this.#spec = `, spec: ${file}`;
    this.#configure();
  }

  /** The vendor has delivered. */
  deliver(version: string): void {
    this.#version = version;
  }

  /** Another version of the package, which is another package: it is loaded, and called from now on. */
  async upgrade(version: string): Promise<void> {
    const root = this.path('package');
    const isOurs = (file: string) => !/\.(map|d\.ts|test\.js)$/.test(file);
    mkdirSync(root);
    cpSync(DIST, join(root, 'dist'), { recursive: true, filter: isOurs });
    for (const name of ['specs', 'node_modules'])
      symlinkSync(join(DIST, '..', name), join(root, name));
    const text = readFileSync(join(DIST, '..', 'package.json'), 'utf8');
    const own = { ...(JSON.parse(text) as object), version };
    writeFileSync(join(root, 'package.json'), JSON.stringify(own));
    const main = pathToFileURL(join(root, 'dist', 'cli', 'execute.js')).href;
    this.#execute = ((await import(main)) as { execute: typeof execute }).execute;
  }

  #configure(): void {
    this.tenant.configure(
      [
        `settings: { journal: ${this.path('journal.jsonl')}, reports: ${this.path('reports')}${this.#spec} }`,
        'gate:',
        '  requires:',
        `    - { file: ${this.path('reports/report.json')}, target: tenant, allows: [--probes listed-client] }`,
        '',
      ].join('\n'),
    );
  }

  path(name: string): string {
    return join(this.sandbox.folder, name);
  }

  read(name: string): string {
    return readFileSync(this.path(`reports/${name}`), 'utf8');
  }

  async close(): Promise<void> {
    resetClock();
    await this.sandbox.close();
    await this.tenant.close();
  }
}

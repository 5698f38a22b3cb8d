import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { environmentOf } from '../provider/environment.testing.js';
import { startProvider, type Provider } from '../provider/provider.js';
import { faults } from '../provider/faults/index.js';
import { TOOL_NAME } from '../app/packaged.js';
import { ROOT } from './compile.mjs';
import { type Block, codeIn } from './documented-pages.js';
import { bash, type Done } from './pipeline-steps.js';

type Env = Readonly<Record<string, string>>;

/** What the words of a page are here; what each call exits with is written down, and the next one comes. */
const CLI = `node '${join(ROOT, 'bundle/cli/main.js')}'`;
const SHELL = `
conformance() { ${CLI} "$@"; echo "$?" >> codes; }
npx() { conformance "\${@:3}"; }
pbcopy() { cat > /dev/null; }
trap 'kill $(jobs -p) 2> /dev/null' EXIT
`;

const OWN = 'docs/own-checks.md';

/** Whose reports are the last ones. */
const LAST: ReadonlyMap<RegExp, string> = new Map([
  [/\bwaive\b|--last-failed/, 'failed'],
  [/--offline --environment sandbox/, 'verified-sandbox'],
  [/--offline --environment tenant/, 'verified-tenant'],
]);

/** Until it says where it serves. */
const SERVES = 'until grep -q AUDIENCE= provider.env; do sleep 0.1; done; . ./provider.env';

/** All files that the pages speak of; a tenant that does what it should, and one that does not. */
export class Stage {
  readonly #folder: string;
  readonly #files: string;
  readonly #right: Provider;
  readonly #wrong: Provider;
  #count = 0;

  private constructor(folder: string, right: Provider, wrong: Provider) {
    [this.#folder, this.#right, this.#wrong] = [folder, right, wrong];
    this.#files = join(folder, 'files');
    mkdirSync(this.#files);
  }

  /** @param folder an empty one */
  static async open(folder: string): Promise<Stage> {
    const fault = faults.find(({ id }) => id === 'null-members');
    if (!fault) throw new Error('there is no such fault');
    // A state of the pacts is that there is no client.
    const right = await startProvider({ seeds: 0 });
    const stage = new Stage(folder, right, await startProvider({ fault }));
    await stage.#fill();
    return stage;
  }

  async close(): Promise<void> {
    await this.#right.close();
    await this.#wrong.close();
  }

  /** Executes a block in a folder of its own. @returns what each call exits with, and all that was printed */
  async run(block: Block): Promise<{ readonly codes: string; readonly output: string }> {
    const folder = join(this.#folder, `work-${(this.#count += 1)}`);
    cpSync(this.#files, folder, { recursive: true, verbatimSymlinks: true });
    const { page, text } = block;
    const configuration = join(folder, 'conformance.yaml');
    if (page === OWN) writeFileSync(configuration, codeIn(OWN, 'yaml', '# conformance.yaml'));
    else if (!/--(?:target|environment) (?:sandbox|tenant)\b/.test(text)) rmSync(configuration);
    const last = [...LAST].find(([words]) => words.test(text))?.[1];
    if (last !== undefined)
      cpSync(join(folder, last), join(folder, 'reports'), { recursive: true });
    const provider = text.includes('--last-failed') ? this.#wrong : this.#right;
    const isAlone = (block.executed ?? (isOfEmbedded(text) ? 'alone' : '')) === 'alone';
    const env = { ...this.#base, ...(isAlone ? {} : environmentOf(provider)) };
    const { output } = await this.#bash(this.#worded(text), folder, env);
    return {
      codes: readFileSync(join(folder, 'codes'), 'utf8').trim().replaceAll('\n', ' '),
      output,
    };
  }

  get #base(): Env {
    return {
      PATH: process.env.PATH ?? '',
      HOME: this.#folder,
      XDG_STATE_HOME: join(this.#folder, 'state'),
      PACT_DO_NOT_TRACK: 'true',
    };
  }

  #bash(script: string, folder: string, env: Env): Promise<Done> {
    return bash('page', `set +e\n${SHELL}${script}`, { folder, env });
  }

  /** What stands for something else on a page. */
  #worded(text: string): string {
    const { origin, settings } = this.#right;
    return text
      .split('\n')
      .filter((line) => !/^export .*…/.test(line))
      .join('\n')
      .replaceAll('https://tenant.example', origin)
      .replace('--institution ID', `--institution ${settings.institution}`)
      .replace('--partner NAME', `--partner ${settings.partner}`)
      .replace('FILE…', 'console.json')
      .replace('0123456789abcdef', this.#fingerprint)
      .replace(/^conformance (provider .*&)$/m, `${CLI} $1`)
      .replace(/^\. \.\/provider\.env/m, SERVES);
  }

  get #fingerprint(): string {
    const report = JSON.parse(readFileSync(join(this.#files, 'failed/report.json'), 'utf8')) as {
      findings: readonly { fingerprint: string; severity: string }[];
    };
    return report.findings.find(({ severity }) => severity === 'error')?.fingerprint ?? '';
  }

  async #fill(): Promise<void> {
    const at = (...path: string[]) => join(this.#files, ...path);
    const { settings, origin } = this.#right;
    const target = `{ url: '${origin}', institution: '${settings.institution}', partner: '${settings.partner}' }`;
    writeFileSync(at('conformance.yaml'), `targets:\n  sandbox: ${target}\n  tenant: ${target}\n`);
    mkdirSync(at('node_modules'));
    symlinkSync(ROOT, at('node_modules/partner-clients-conformance'));
    cpSync(join(ROOT, 'contracts/pacts'), at('contracts/pacts'), { recursive: true });
    const [pact = ''] = readdirSync(at('contracts/pacts')).filter((name) => name.endsWith('.json'));
    cpSync(at('contracts/pacts', pact), at('console.json'));
    mkdirSync(at('checks'));
    writeFileSync(at('checks/acme.mjs'), codeIn(OWN, 'js', '// checks/acme.mjs'));
    for (const name of ['old.yaml', 'new.yaml', 'openapi.yaml'])
      cpSync(join(ROOT, 'specs/partner-clients.v0.yaml'), at(name));
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        cwd: this.#files,
      });
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', 'openapi.yaml');
    git('commit', '--quiet', '--message', 'the document');
    await this.#record();
  }

  /** The nights that the pages speak of, by the suite itself. */
  async #record(): Promise<void> {
    const env = { ...this.#base, ...environmentOf(this.#right) };
    const nights = [
      'conformance run --target sandbox --provider-version 4.2.0 --reports reports --record run.har',
      'cp reports/report.json old.json',
      'conformance run --target sandbox --provider-version 4.2.0 --reports reports',
      'cp reports/report.json new.json',
      'conformance run --target sandbox --probes life-cycle --reports calls --record calls.har',
      ...['sandbox', 'tenant'].map(
        (name) =>
          `conformance pact verify --target ${name} --allow-mutations --reports verified-${name}`,
      ),
    ];
    const { output } = await this.#bash(nights.join('\n'), this.#files, env);
    const wrong = { ...this.#base, ...environmentOf(this.#wrong) };
    await this.#bash('conformance run --reports failed', this.#files, wrong);
    if (!existsSync(join(this.#files, 'new.json'))) throw new Error(output);
    rmSync(join(this.#files, 'codes'));
    const recorded = readFileSync(join(this.#files, 'run.har'), 'utf8');
    for (const name of ['night.har', 'recording.har'])
      writeFileSync(join(this.#files, name), recorded);
    const calls = foreign(readFileSync(join(this.#files, 'calls.har'), 'utf8'));
    writeFileSync(join(this.#files, 'calls.har'), calls);
    const elsewhere = calls.replaceAll(this.#right.origin, 'https://gateway.example/admin');
    for (const name of ['gateway.har', 'proxy.har'])
      writeFileSync(join(this.#files, name), elsewhere);
  }
}

/** As a browser would have recorded it. */
const foreign = (recorded: string): string =>
  JSON.stringify(
    JSON.parse(recorded, (name, value: unknown) =>
      name.startsWith('_') || value === TOOL_NAME ? undefined : value,
    ),
  );

/** Whether nothing of a tenant may be near. */
const isOfEmbedded = (text: string): boolean =>
  text.split('\n').some((line) => /^conformance (?:run|pact verify)(?! .*--target)/.test(line)) &&
  !text.includes('--last-failed');

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { record } from '../pact/file/json.js';
import { ConformanceError } from '../model/error.js';
import { environmentOf } from '../provider/environment.testing.js';
import { startProvider, type Provider } from '../provider/provider.js';
import { exitOf } from '../cli/exit.js';
import type { InputOf } from '../settings/resolve.js';
import type { PactVerified } from './outcome.js';
import { pactVerify } from './pact-verify.js';
import { SILENT } from './ports.js';
import { settingsOf } from './settings.js';

/** The pact of the partner console, as it is committed. */
export const PACT = join(
  dirname(fileURLToPath(import.meta.url)),
  ...['..', '..', 'contracts', 'pacts', 'partner-console-partner-clients.json'],
);

type Fields = Readonly<Record<string, unknown>>;

const pact = record(JSON.parse(readFileSync(PACT, 'utf8'))) ?? {};
export const INTERACTIONS: readonly Fields[] = [pact.interactions ?? []]
  .flat()
  .map((each: unknown) => record(each) ?? {});
export const DESCRIPTIONS = INTERACTIONS.map(({ description }) => String(description));

/** The pact with some of its interactions, changed or not, as text. */
export const pactOf = (
  descriptions: readonly string[],
  change: (interaction: Fields) => Fields = (interaction) => interaction,
): string => {
  const chosen = INTERACTIONS.filter(({ description }) =>
    descriptions.includes(String(description)),
  );
  return JSON.stringify({ ...pact, interactions: chosen.map(change) });
};

/** A folder of its own for one test. */
class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'pact-verify-'));

  write(name: string, text: string): string {
    const file = join(this.path, name);
    writeFileSync(file, text);
    return file;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** What the environment of a run against a provider holds. */
export const envOf = (provider: Provider, folder: Folder): Readonly<Record<string, string>> => ({
  ...{ XDG_STATE_HOME: folder.path, HOME: folder.path },
  ...environmentOf(provider),
});

/** As much of a broker as results need: it holds one pact, and keeps what is published. */
class FakeBroker {
  /** Method and path of each request but GET, and its content. */
  readonly written: { readonly what: string; readonly json: unknown }[] = [];
  /** Takes results and shows others. */
  forgets = false;
  readonly #server: Server;
  readonly #pact: Fields;

  constructor(text: string) {
    this.#pact = record(JSON.parse(text)) ?? {};
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { method = '', url = '' } = request;
        const answer = this.#answer(method, url, Buffer.concat(parts).toString('utf8'));
        response.writeHead(answer ? 200 : 404, { 'content-type': 'application/hal+json' });
        response.end(JSON.stringify(answer ?? {}));
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(method: string, url: string, text: string): unknown {
    if (method !== 'GET') {
      const json: unknown = JSON.parse(text);
      this.written.push({ what: `${method} ${url}`, json });
      return { _links: { self: { href: `https://elsewhere.example${url}/7` } } };
    }
    if (url.endsWith('/7'))
      return this.forgets
        ? { success: null }
        : this.written.find(({ what }) => what.startsWith('POST'))?.json;
    if (!url.endsWith('/latest')) return undefined;
    const interactions = [this.#pact.interactions ?? []].flat();
    return {
      ...this.#pact,
      interactions: interactions.map((each: unknown, at) => ({ ...record(each), _id: `i${at}` })),
      _links: {
        'pb:publish-verification-results': {
          href: 'https://elsewhere.example/pacts/provider/a/consumer/b/pact-version/0123456789abcdef/metadata/x/verification-results',
        },
      },
    };
  }
}

/** What a test says of `pact verify`. */
type Verifying = InputOf<'pact verify'> & { readonly files?: readonly string[] };

/** What came of it, with the exit code and the first error. */
export interface Done extends PactVerified {
  readonly exit: number;
  readonly error: ConformanceError | undefined;
}

/** What one test of `pact verify` works with. */
export class Bench {
  readonly folder = new Folder();
  provider: Provider | undefined;
  broker: FakeBroker | undefined;

  async serve(seeds: number): Promise<Provider> {
    this.provider = await startProvider({ seeds });
    return this.provider;
  }

  async verify(
    { files = [PACT], ...input }: Verifying,
    env: Readonly<Record<string, string>> = {},
  ): Promise<Done> {
    const reports = join(this.folder.path, 'reports');
    const given = { format: ['json', 'jsonl'], reports, ...input };
    const settings = settingsOf('pact verify', given, env);
    const outcome = await pactVerify(files, settings, { ...SILENT, env });
    return { ...outcome, exit: exitOf(outcome), error: outcome.errors[0] };
  }

  /** Against a provider of its own, with a broker that holds the pact, or another one. */
  async publish(text: string, seeds: number, held = text): Promise<Done> {
    const provider = await this.serve(seeds);
    this.broker = new FakeBroker(held);
    const env = {
      ...envOf(provider, this.folder),
      PACT_BROKER_BASE_URL: await this.broker.listen(),
    };
    const files = [this.folder.write('pact.json', text)];
    const as = { providerVersion: 'v1', providerBranch: 'main', buildUrl: 'https://ci.example/1' };
    return this.verify({ files, publish: true, ...as }, env);
  }

  report(): string {
    return readFileSync(join(this.folder.path, 'reports', 'report.json'), 'utf8');
  }

  async close(): Promise<void> {
    this.broker?.close();
    await this.provider?.close();
    this.folder.remove();
  }
}

/** The code of the error that an action ends with. */
export const codeOf = async (action: () => Promise<unknown>): Promise<string | undefined> => {
  try {
    await action();
    return undefined;
  } catch (error) {
    if (error instanceof ConformanceError) return error.code;
    throw error;
  }
};

/** Description, outcome and reason of every interaction. */
export const outcomesOf = ({ report: { pacts = [] } }: Done) =>
  pacts.flatMap(({ interactions }) =>
    interactions.map(({ description, outcome, reason }) => [description, outcome, reason]),
  );

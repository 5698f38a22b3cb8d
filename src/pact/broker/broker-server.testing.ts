import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = join(
  dirname(fileURLToPath(import.meta.url)),
  ...['..', '..', '..', 'contracts', 'broker'],
);
/** Gems, database and caches: nothing outside this ignored folder is written. */
const LOCAL = join(FOLDER, '.local');
const IMAGE = 'pactfoundation/pact-broker:latest';

export interface BrokerOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** Run the container image instead of Ruby. */
  readonly docker?: boolean;
  /** Name of the database within the ignored folder; `fresh` starts with an empty one. */
  readonly database?: string;
  readonly fresh?: boolean;
  /** Progress, a line each. */
  readonly note?: (line: string) => void;
}

export interface BrokerServer {
  readonly url: string;
  /** Ends every process that was started; resolves when the port is free. */
  stop(): Promise<void>;
  /** Resolves when the server ends, by itself or by `stop`. */
  readonly ended: Promise<void>;
}

/** Starts a real Pact Broker on loopback and waits until it answers; throws an `Error` in one line. */
export const startBroker = async (options: BrokerOptions = {}): Promise<BrokerServer> => {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  if (!options.docker) await installBroker(options.note);
  const child = options.docker ? container(port) : puma(port, databaseOf(options));
  const output = tail(child);
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      resolve();
    });
    child.on('error', () => {
      resolve();
    });
  });
  const stop = async () => {
    signal(child, 'SIGTERM');
    const late = setTimeout(() => {
      signal(child, 'SIGKILL');
    }, 5_000);
    await ended;
    clearTimeout(late);
  };
  if (await answers(url, ended)) return { url, stop, ended };
  await stop();
  throw new Error(`the broker did not start: ${output()}`);
};

/** Installs the gems where they are not, below nice 10: compiling must not take the machine. Throws as `startBroker`. */
export const installBroker = async (note: BrokerOptions['note']): Promise<void> => {
  mkdirSync(LOCAL, { recursive: true });
  // Bundler writes its lock beside the Gemfile; here the pins are the lock, and none is kept.
  copyFileSync(join(FOLDER, 'Gemfile'), join(LOCAL, 'Gemfile'));
  if ((await run('bundle', ['check'])) === 0) return;
  note?.('installing the gems of the broker (some minutes, once) …');
  const code = await run('nice', ['-n', '10', 'bundle', 'install', '--jobs', '2', '--quiet']);
  if (code !== 0)
    throw new Error(
      'the gems of the broker cannot be installed: Ruby 3.1 or newer, Bundler, a compiler and the ' +
        'headers of Ruby, SQLite and libyaml are needed (ruby-dev build-essential libsqlite3-dev libyaml-dev)',
    );
};

const rubyEnv = (): NodeJS.ProcessEnv => ({
  ...process.env,
  BUNDLE_GEMFILE: join(LOCAL, 'Gemfile'),
  BUNDLE_PATH: join(LOCAL, 'gems'),
  BUNDLE_APP_CONFIG: join(LOCAL, 'bundle'),
  BUNDLE_USER_HOME: join(LOCAL, 'bundle-home'),
  PACT_DO_NOT_TRACK: 'true',
});

const run = (program: string, args: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: FOLDER,
      env: rubyEnv(),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', () => {
      resolve(127);
    });
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });

const databaseOf = ({ database = 'broker', fresh }: BrokerOptions): string => {
  const file = join(LOCAL, `${database}.sqlite`);
  if (fresh) {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
  }
  return file;
};

/** A group of its own, so that Bundler and Puma end together. */
const puma = (port: number, database: string): ChildProcess =>
  spawn('bundle', ['exec', 'puma', '--config', 'config/puma.rb', 'config.ru'], {
    cwd: FOLDER,
    detached: true,
    env: { ...rubyEnv(), BROKER_PORT: String(port), BROKER_DATABASE: database },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const container = (port: number): ChildProcess =>
  spawn(
    'docker',
    [
      'run',
      '--rm',
      '--init',
      '--publish',
      `127.0.0.1:${port}:9292`,
      '--env',
      'PACT_BROKER_DATABASE_URL=sqlite:////tmp/broker.sqlite',
      '--env',
      'PACT_BROKER_SEED_EXAMPLE_DATA=false',
      '--env',
      'PACT_DO_NOT_TRACK=true',
      IMAGE,
    ],
    { detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );

const signal = (child: ChildProcess, name: 'SIGTERM' | 'SIGKILL'): void => {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // The group has ended.
  }
};

/** The last words of a process: all that is kept of its log. */
const tail = (child: ChildProcess): (() => string) => {
  let text = '';
  child.on('error', (error) => {
    text += error.message;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text = `${text}${part}`.slice(-2_000);
    });
  }
  return () => text.trim().split('\n').slice(-5).join(' | ');
};

/** Two minutes: a container has to be fetched first, a busy machine starts Ruby slowly. */
const PATIENCE_MS = 120_000;

const answers = async (url: string, ended: Promise<void>): Promise<boolean> => {
  const deadline = Date.now() + PATIENCE_MS;
  const over = { is: false };
  void ended.then(() => {
    over.is = true;
  });
  while (Date.now() < deadline && !over.is) {
    try {
      const answer = await fetch(`${url}/diagnostic/status/heartbeat`, {
        signal: AbortSignal.timeout(2_000),
      });
      if (answer.ok) return true;
    } catch {
      // Not there yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

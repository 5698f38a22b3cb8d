import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the bundle is made of, file by file: for modules that are loaded before, and reach into it. */
const COMPILED = fileURLToPath(new URL('./main.js', import.meta.url));
/** What is published; it also starts in half the time. Coverage is measured by file. */
export const MAIN =
  process.env.NODE_V8_COVERAGE === undefined
    ? fileURLToPath(new URL('../../bundle/cli/main.js', import.meta.url))
    : COMPILED;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command in a process and a folder of its own. */
export interface Spawned {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves with all that was printed once it matches. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
}

/** An empty folder that the tests of a suite work in. */
export class Sandbox {
  readonly folder = mkdtempSync(join(tmpdir(), 'conformance-e2e-'));
  readonly #running = new Set<ChildProcess>();

  start(
    args: readonly string[],
    options: { env?: Record<string, string>; node?: readonly string[] } = {},
  ): Spawned {
    const { node, env } = options;
    const words = node ? [...node, COMPILED] : [MAIN];
    return this.spawn(process.execPath, [...words, ...args], env);
  }

  /** The reference provider in a process of its own. @returns the environment that it prints */
  async serveProvider(...args: string[]): Promise<Record<string, string>> {
    const provider = this.start(['provider', ...args]);
    await provider.printed(/CONFORMANCE_AUDIENCE='.*'\n/);
    const [printed] = await provider.printed(/[^]*/);
    return Object.fromEntries(
      [...printed.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
  }

  /** Runs a command to its end. */
  run(
    args: readonly string[],
    options: { env?: Record<string, string>; node?: readonly string[] } = {},
  ): Promise<Ended> {
    return this.start(args, options).ended;
  }

  spawn(
    file: string,
    args: readonly string[],
    env: Record<string, string> = {},
    cwd = this.folder,
  ): Spawned {
    const child = spawn(file, args, {
      cwd,
      env: {
        PATH: process.env.PATH,
        HOME: this.folder,
        XDG_STATE_HOME: join(this.folder, 'state'),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running.add(child);
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const ended = once(child, 'close').then(([code]: (number | null)[]) => {
      this.#running.delete(child);
      return { code: code ?? null, stdout, stderr };
    });
    return {
      child,
      ended,
      printed: (pattern) =>
        new Promise((resolve, reject) => {
          const look = () => {
            const found = pattern.exec(stdout + stderr);
            if (found) resolve(found);
          };
          child.stdout.on('data', look);
          child.stderr.on('data', look);
          void ended.then(() => {
            reject(new Error(`it ended without printing ${String(pattern)}:\n${stdout}${stderr}`));
          });
          look();
        }),
    };
  }

  /** Stops whatever still runs, and forgets the folder. */
  async close(): Promise<void> {
    const running = [...this.#running];
    for (const child of running) child.kill('SIGKILL');
    await Promise.all(
      running.filter(({ exitCode }) => exitCode === null).map((child) => once(child, 'close')),
    );
    rmSync(this.folder, { recursive: true, force: true });
  }
}

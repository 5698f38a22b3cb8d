import { fork, type ChildProcess } from 'node:child_process';
import type { ConformanceError } from '../../model/error.js';
import { pactError } from '../errors.js';
import { record } from '../file/json.js';
import type { Env } from '../broker/settings.js';

export interface VerifierJob {
  readonly id: number;
  readonly provider: string;
  /** Where the provider's requests go. */
  readonly baseUrl: string;
  /** Where states are asked for. */
  readonly statesUrl: string;
  /** The pact file. */
  readonly file: string;
}

/** Pact's verifier in a process of its own; what it prints is read and dropped. */
export interface VerifierProcess {
  /** @returns the verifier's result, as JSON. Throws `verifier-failed`. */
  verify(job: Omit<VerifierJob, 'id'>): Promise<string>;
  close(): Promise<void>;
}

/** Longer than any limit of a request and all its repetitions, milliseconds. */
const LONGEST = 15 * 60_000;

/**
 * All that the verifier gets of our environment: it has no business with credentials, would send our own
 * requests to a proxy, and takes filters and a broker from variables.
 */
const PASSED = ['PATH', 'HOME', 'USERPROFILE', 'SYSTEMROOT', 'TMPDIR', 'TEMP', 'TMP', 'LANG'];

export const startVerifier = (env: Env): VerifierProcess => {
  const own = PASSED.map((name): [string, string | undefined] => [name, env[name]]).filter(
    ([, value]) => value !== undefined,
  );
  const child = fork(new URL('./child.js', import.meta.url), {
    env: { ...Object.fromEntries(own), PACT_DO_NOT_TRACK: 'true', NO_COLOR: '1' },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout?.resume();
  child.stderr?.resume();
  return new Process(child);
};

interface Waiting {
  readonly id: number;
  readonly resolve: (text: string) => void;
  readonly reject: (error: Error) => void;
}

class Process implements VerifierProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #count = 0;
  #waiting: Waiting | undefined;
  #failure: ConformanceError | undefined;

  constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (message) => {
      const { id, text } = record(message) ?? {};
      if (this.#waiting?.id === id && typeof text === 'string') this.#waiting?.resolve(text);
    });
    this.#ended = new Promise((resolve) => {
      const end = (words: string) => {
        this.#fail(words);
        resolve();
      };
      child.on('error', () => {
        end('does not start');
      });
      child.on('exit', (code, signal) => {
        end(`ended with ${signal ?? `code ${code ?? 0}`}`);
      });
    });
  }

  async verify(job: Omit<VerifierJob, 'id'>): Promise<string> {
    if (this.#failure) throw this.#failure;
    this.#count += 1;
    const id = this.#count;
    const timer = setTimeout(() => {
      this.#fail('does not come to an end');
      this.#child.kill('SIGKILL');
    }, LONGEST);
    try {
      return await new Promise<string>((resolve, reject) => {
        this.#waiting = { id, resolve, reject };
        this.#child.send({ id, ...job });
      });
    } finally {
      clearTimeout(timer);
      this.#waiting = undefined;
    }
  }

  async close(): Promise<void> {
    this.#failure ??= failed('was closed');
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  #fail(words: string): void {
    this.#failure ??= failed(words);
    this.#waiting?.reject(this.#failure);
  }
}

const failed = (words: string): ConformanceError =>
  pactError('verifier-failed', `Pact's verifier ${words}`);

import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ConformanceError } from '../../model/error.js';
import { pactError } from '../errors.js';
import type { BrokerSettings } from './settings.js';

/** A program and the arguments that stand before ours. */
interface Program {
  readonly file: string;
  readonly args: readonly string[];
}

/** How Pact's command is run; all but the settings have defaults. */
export interface PactCli {
  readonly settings: BrokerSettings;
  /** Default: the one that ships with `@pact-foundation/pact-cli`. */
  readonly program?: Program;
  /** Limit of one call, milliseconds; default 30,000. */
  readonly timeoutMs?: number;
  /** Aborted: the call ends at once, and `broker-unreachable` says that it was interrupted. */
  readonly signal?: AbortSignal;
}

/** What a call left behind. */
export interface CliOutcome {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** More than a matrix of ten thousand rows needs, bytes. */
const LARGEST = 16 * 1024 * 1024;

/**
 * The program of this platform. The package's own wrapper starts it through a shell on Windows, and
 * its exit code hides signals. Throws `pact-cli-unusable`.
 */
export const shippedProgram = (): Program => {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const cli = createRequire(import.meta.url).resolve('@pact-foundation/pact-cli/package.json');
    const own = createRequire(cli).resolve(
      `@pact-foundation/pact-cli-${os}-${process.arch}/package.json`,
    );
    const name = os === 'windows' ? 'pact.exe' : 'pact';
    return { file: join(dirname(own), 'standalone', name), args: [] };
  } catch (error) {
    throw pactError(
      'pact-cli-unusable',
      `Pact's command line is not installed for ${os} on ${process.arch}`,
      { cause: error },
    );
  }
};

/**
 * Runs `pact broker …` without a shell. Address and credentials travel in the environment: an
 * argument list is readable by every user of the machine.
 * Throws `pact-cli-unusable`, `broker-too-slow`, `broker-answer-invalid`.
 */
export const pactBroker = (cli: PactCli, args: readonly string[]): Promise<CliOutcome> => {
  const { settings, program = shippedProgram(), timeoutMs = 30_000 } = cli;
  const child = spawn(program.file, [...program.args, 'broker', ...args, '--retries', '2'], {
    env: { ...settings.env, PACT_BROKER_BASE_URL: settings.baseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  return new Promise((resolve, reject) => {
    const fail = (error: ConformanceError) => {
      child.kill('SIGKILL');
      stop();
      reject(error);
    };
    const timer = setTimeout(() => {
      fail(slow(settings, timeoutMs));
    }, timeoutMs);
    const interrupt = () => {
      fail(pactError('broker-unreachable', 'interrupted before the broker answered'));
    };
    const stop = () => {
      clearTimeout(timer);
      cli.signal?.removeEventListener('abort', interrupt);
    };
    cli.signal?.addEventListener('abort', interrupt);
    if (cli.signal?.aborted) interrupt();
    const texts = collect(child, () => {
      fail(pactError('broker-answer-invalid', 'the broker answers without end'));
    });
    child.on('error', (cause) => {
      fail(pactError('pact-cli-unusable', "Pact's command does not start", { cause }));
    });
    child.on('close', (code) => {
      stop();
      resolve({ code, stdout: texts.stdout(), stderr: texts.stderr() });
    });
  });
};

const slow = ({ baseUrl }: BrokerSettings, timeoutMs: number): ConformanceError =>
  pactError(
    'broker-too-slow',
    `the broker at ${baseUrl} did not answer within ${timeoutMs / 1000} s`,
  );

const collect = (child: ChildProcess, overflow: () => void) => {
  let bytes = 0;
  const reader = (name: 'stdout' | 'stderr') => {
    const parts: Buffer[] = [];
    child[name]?.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > LARGEST) overflow();
      else parts.push(part);
    });
    return () => Buffer.concat(parts).toString('utf8');
  };
  return { stdout: reader('stdout'), stderr: reader('stderr') };
};

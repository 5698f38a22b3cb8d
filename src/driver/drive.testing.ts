import type { Journal } from '../model/journal.js';
import { markOf } from '../model/mark.js';
import type { Drive, Probe } from '../model/probe.js';
import type { Batch } from '../model/source.js';
import type { Clock } from './clock.js';
import type { LiveOptions } from './options.js';
import { liveSource, type LiveSource } from './live.js';

export const MARK = markOf('0123456789abcdef');
export const HERE = { institution: 'bank', partner: 'me' };

/** A journal that tells what it was told, one line each. */
export class LoggedJournal implements Journal {
  readonly lines: string[] = [];

  begin(_: unknown, present: readonly string[]): Promise<void> {
    return this.#line(`begin ${present.join(' ')}`.trim());
  }
  intend(_: unknown, name: string): Promise<void> {
    return this.#line(`intend ${name}`);
  }
  created(_: unknown, clientId: string): Promise<void> {
    return this.#line(`created ${clientId}`);
  }
  refused(): Promise<void> {
    return this.#line('refused');
  }
  deleted(_: unknown, clientId: string): Promise<void> {
    return this.#line(`deleted ${clientId}`);
  }
  settled(): Promise<void> {
    return this.#line('settled');
  }
  close(): Promise<void> {
    return this.#line('closed');
  }
  #line(line: string): Promise<void> {
    this.lines.push(line);
    return Promise.resolve();
  }
}

/** Time that passes only while somebody sleeps. */
export class TestClock implements Clock {
  readonly sleeps: number[] = [];
  #now = 1_000_000;

  now(): number {
    return this.#now;
  }

  sleep(ms: number): Promise<void> {
    this.sleeps.push(ms);
    this.#now += ms;
    return Promise.resolve();
  }
}

/** A source with all that a test does not care about filled in. */
export const sourceOf = (
  options: Partial<LiveOptions> & Pick<LiveOptions, 'transport'>,
): LiveSource =>
  liveSource({
    probes: [],
    authorizer: {
      authorization: () => Promise.resolve('Bearer token'),
      refused: () => Promise.resolve(false),
    },
    journal: new LoggedJournal(),
    origin: 'http://127.0.0.1:1',
    collection: HERE,
    seed: 1,
    mark: MARK,
    timeoutMs: 1000,
    readOnly: false,
    allowMutations: true,
    loopback: true,
    failedLoginsAllowed: true,
    signal: new AbortController().signal,
    consistencySeconds: 0.4,
    clock: new TestClock(),
    ...options,
  });

export const probeOf = (
  run: (drive: Drive) => Promise<void>,
  more: Partial<Probe> = {},
): Probe => ({
  id: 'test',
  title: 'A probe of a test',
  depth: 'quick',
  mutates: true,
  requests: 3,
  run,
  ...more,
});

/** Everything that a source told. */
export interface Told {
  readonly batches: readonly Batch[];
  readonly exchanges: NonNullable<Batch['exchanges']>;
  readonly probes: NonNullable<Batch['probes']>;
  readonly leftovers: NonNullable<Batch['leftovers']>;
  readonly cutShort: string | undefined;
  readonly error: unknown;
}

export const listen = async (source: LiveSource): Promise<Told> => {
  const batches: Batch[] = [];
  let error: unknown;
  try {
    for await (const batch of source) batches.push(batch);
  } catch (thrown) {
    error = thrown;
  }
  return {
    batches,
    exchanges: batches.flatMap(({ exchanges = [] }) => exchanges),
    probes: batches.flatMap(({ probes = [] }) => probes),
    leftovers: batches.flatMap(({ leftovers = [] }) => leftovers),
    cutShort: batches.find(({ cutShort }) => cutShort !== undefined)?.cutShort,
    error,
  };
};

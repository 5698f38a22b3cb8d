import { retryAfter } from '../checks/_retry-after.js';
import type { Intent, Journal } from '../model/journal.js';
import { markOf } from '../model/mark.js';
import type { Collection } from '../model/operation.js';
import type { Drive, Probe } from '../model/probe.js';
import type { Batch } from '../model/source.js';
import type { Clock } from './clock.js';
import type { LiveOptions } from './options.js';
import { liveSource, type LiveSource } from './live.js';

export const MARK = markOf('0123456789abcdef');
export const HERE = { institution: 'bank', partner: 'me' };
export const THERE = { institution: 'bank', partner: 'you' };

/** A journal that tells what it was told, one line each. */
export class LoggedJournal implements Journal {
  readonly lines: string[] = [];
  #intended = 0;

  begin(_: unknown, present: readonly string[]): Promise<void> {
    return this.#line(`begin ${present.join(' ')}`.trim());
  }
  async intend(collection: Collection, name: string): Promise<Intent> {
    this.#intended += 1;
    const number = this.#intended;
    await this.#line(`intend ${number} ${name}`);
    return { collection, number };
  }
  created({ number }: Intent, clientId: string): Promise<void> {
    return this.#line(`created ${number} ${clientId}`);
  }
  refused({ number }: Intent): Promise<void> {
    return this.#line(`refused ${number}`);
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

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Time that stands still until `wakeAll`, which wakes one sleeper after another, each at its time. */
export class SleepersClock implements Clock {
  static readonly START = 1_000_000;
  #now = SleepersClock.START;
  readonly #late: number;
  #sleepers: Sleeper[] = [];

  /** @param late by how much every sleeper wakes too late, milliseconds */
  constructor(late = 0) {
    this.#late = late;
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((wake) => {
      this.#sleepers.push({ at: this.#now + ms + this.#late, wake });
    });
  }

  /** Returns when nobody sleeps any more, and what they did then has come to rest. */
  async wakeAll(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const [first] = this.#sleepers.sort((one, other) => one.at - other.at);
      if (!first) return;
      this.#sleepers = this.#sleepers.filter((each) => each !== first);
      this.#now = Math.max(this.#now, first.at);
      first.wake();
    }
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
      forged: (how) => Promise.resolve(`${how}-token`),
      login: () => Promise.resolve(),
    },
    expiredToken: 'long',
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
    verdicts: () => [],
    clock: new TestClock(),
    retryAfter,
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

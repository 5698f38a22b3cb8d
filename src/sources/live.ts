import { ConformanceError } from '../model/error.js';
import type { HttpRequest } from '../model/exchange.js';
import type { Journal } from '../model/journal.js';
import type { Collection } from '../model/operation.js';
import type { Probe } from '../model/probe.js';
import type { Source } from '../model/source.js';
import type { Authorizer, Sent, Transport } from '../model/transport.js';
import { SYSTEM_CLOCK, type Clock } from './drive-clock.js';
import { Line } from './drive-line.js';
import { Outbox } from './drive-outbox.js';
import { LiveRun } from './drive-run.js';
import { Session } from './drive-session.js';

export interface LiveOptions {
  readonly probes: readonly Probe[];
  readonly transport: Transport;
  /** Undefined: requests go without credentials. */
  readonly authorizer: Authorizer | undefined;
  readonly journal: Journal;
  /** Scheme and authority of the target. */
  readonly origin: string;
  /** Base path of the target before the document's paths; no trailing slash. Default: none. */
  readonly prefix?: string;
  readonly collection: Collection;
  /** A second collection, for isolation probes. */
  readonly other?: Collection | undefined;
  readonly seed: number;
  /** The run's mark, made by `markOf`; new for each run. */
  readonly mark: string;
  /** Requests a second; undefined: no limit. */
  readonly ratePerSecond?: number | undefined;
  /** API requests in all; undefined: no limit. What is left at the end is kept for cleaning up. */
  readonly maxRequests?: number | undefined;
  readonly maxDurationMs?: number | undefined;
  /** For one request. */
  readonly timeoutMs: number;
  /** No POST, PUT or DELETE is sent. */
  readonly readOnly: boolean;
  /** The user allowed writes to a target beyond loopback. */
  readonly allowMutations: boolean;
  readonly loopback: boolean;
  /** Requests that must be refused for their credentials may go beyond loopback. */
  readonly failedLoginsAllowed: boolean;
  readonly signal: AbortSignal;
  /** How long an older state may be seen after a write, seconds. */
  readonly consistencySeconds: number;
  readonly clock?: Clock;
}

export interface LiveSource extends Source {
  /** Makes an exchange of a token request; the authorizer calls it for each one that it sends. */
  tokenSent(request: HttpRequest, sent: Sent): void;
}

/**
 * Drives probes against a target and yields what was exchanged, each exchange one behind, so that
 * bytes that come late on its connection are part of it. The list taken first decides what can be
 * ours: where it cannot be had, nothing else is sent and the source ends, with `cutShort` where an
 * answer is there to be judged. What was created is deleted at the end, and when the signal is
 * aborted or the consumer stops listening, within ten seconds.
 * @throws ConformanceError after all that was exchanged has been yielded: `target-unreachable`,
 *   `access-refused`, the authorizer's own when no token was to be had for the first list,
 *   `journal-lost`, `internal` where a probe threw
 */
export const liveSource = (options: LiveOptions): LiveSource => {
  const { readOnly, allowMutations, loopback, clock = SYSTEM_CLOCK } = options;
  if (!readOnly && !loopback && !allowMutations)
    throw new ConformanceError('internal', 'writes beyond this machine were not allowed');
  const outbox = new Outbox();
  const { transport, authorizer, origin, ratePerSecond, timeoutMs } = options;
  const line = new Line(
    { transport, authorizer, origin, ratePerSecond, timeoutMs, clock },
    (exchange) => {
      outbox.exchange(exchange);
    },
  );
  const { journal, prefix = '', collection, mark, failedLoginsAllowed: failedLogins } = options;
  const mutations = !readOnly;
  const session = new Session({
    ...{ line, journal, prefix, collection, mark, mutations, loopback, failedLogins },
  });
  return {
    tokenSent: (request, sent) => {
      line.tokenSent(request, sent);
    },
    async *[Symbol.asyncIterator]() {
      const run = new LiveRun({ options, clock, line, session, outbox });
      const ended = run.toEnd();
      // It is awaited below, and nobody hears of a failure before that.
      ended.catch(() => undefined);
      try {
        yield* outbox;
      } finally {
        run.interrupt();
        await ended;
      }
    },
  };
};

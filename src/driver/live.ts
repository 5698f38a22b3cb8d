import { driverError } from './errors.js';
import type { HttpRequest } from '../model/exchange.js';
import type { Source } from '../model/source.js';
import type { Sent } from '../model/transport.js';
import { SYSTEM_CLOCK } from './clock.js';
import { LiveRun } from './live-run.js';
import type { LiveOptions } from './options.js';
import { Outbox } from './outbox.js';
import { PRODUCT, RequestQueue } from './request-queue.js';
import { Session } from './session.js';

export interface LiveSource extends Source {
  /** Makes an exchange of a token request; the authorizer calls it for each one that it sends. */
  tokenSent(request: HttpRequest, sent: Sent): void;
}

/**
 * Drives probes against a target and yields what was exchanged, in order of start and each exchange one
 * behind, so that bytes that come late on its connection are part of it. The list taken first decides what
 * can be ours: where it cannot be had, nothing else is sent and the source ends, with `cutShort` where an
 * answer is there to be judged. What was created is deleted at the end, and when the signal is
 * aborted or the consumer stops listening, within ten seconds.
 * @throws ConformanceError after all that was exchanged has been yielded: `target-unreachable`,
 *   `access-refused`, `collection-not-found`, `list-refused`, the authorizer's own when no token was to be had for the first list,
 *   `journal-lost`, `internal` where a probe threw
 */
export const liveSource = (options: LiveOptions): LiveSource => {
  const { readOnly, allowMutations, loopback, clock = SYSTEM_CLOCK } = options;
  if (!readOnly && !loopback && !allowMutations)
    throw driverError('internal', 'writes beyond this machine were not allowed');
  const outbox = new Outbox();
  const { transport, authorizer, otherAuthorizer, origin, ratePerSecond, timeoutMs } = options;
  const { userAgent = PRODUCT, retryAfter } = options;
  const queue = new RequestQueue(
    {
      ...{ transport, authorizer, otherAuthorizer, origin },
      ...{ ratePerSecond, userAgent, timeoutMs, clock, retryAfter },
    },
    () => outbox.started(),
  );
  const { journal, prefix = '', collection, mark, failedLoginsAllowed: failedLogins } = options;
  const { consistencySeconds, exclusions = [], mostFailedLogins, other } = options;
  const mutations = !readOnly;
  const session = new Session({
    queue,
    journal,
    prefix,
    collection,
    mark,
    mutations,
    loopback,
    failedLogins,
    ...(mostFailedLogins !== undefined && { mostFailedLogins }),
    withOwnToken: otherAuthorizer ? other : undefined,
    exclusions,
    clock,
    consistencySeconds,
  });
  return {
    tokenSent: (request, sent) => {
      queue.tokenSent(request, sent);
    },
    async *[Symbol.asyncIterator]() {
      const run = new LiveRun({ options, clock, queue, session, outbox });
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

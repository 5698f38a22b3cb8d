import type { Collection } from '../model/operation.js';
import type { Leftover } from '../model/report.js';
import type { Clock } from './clock.js';
import type { Bounds } from './request-queue.js';
import type { Session } from './session.js';
import { RunStop } from './stop.js';
import { sweep, type Swept, type SweepTarget } from './sweep.js';
import { isAddressable } from './ownership.js';

export interface CleanUpParts {
  readonly session: Session;
  readonly clock: Clock;
  readonly options: {
    readonly collection: Collection;
    readonly loopback: boolean;
    readonly consistencySeconds: number;
  };
}

/** How long cleaning up may take after an interruption, and without one, milliseconds. */
const INTERRUPTED = 10_000;
const UNHURRIED = 120_000;
/** The first pause before a list that still shows a deleted client is read again, milliseconds. */
const FIRST_PAUSE = 50;

/** Deletes what the run has created and lists each collection to prove it. @returns what is left */
export const cleanUp = async (
  parts: CleanUpParts,
  interrupted: AbortSignal,
): Promise<readonly Leftover[]> => {
  const late = new AbortController();
  const giveUpAfter = (ms: number) =>
    setTimeout(() => {
      late.abort();
    }, ms);
  const timers = [giveUpAfter(interrupted.aborted ? INTERRUPTED : UNHURRIED)];
  const hurry = () => timers.push(giveUpAfter(INTERRUPTED));
  interrupted.addEventListener('abort', hurry, { once: true });
  try {
    return await sweepAll(parts, boundsOf(late.signal));
  } finally {
    interrupted.removeEventListener('abort', hurry);
    timers.forEach(clearTimeout);
  }
};

const boundsOf = (late: AbortSignal): Bounds => ({
  admit: () => {
    if (late.aborted) throw new RunStop('there was no time left to clean up');
  },
  waiting: late,
  flying: late,
});

const sweepAll = async (parts: CleanUpParts, bounds: Bounds): Promise<readonly Leftover[]> => {
  const { session } = parts;
  const leftovers: Leftover[] = [];
  let isProven = true;
  for (const target of targetsOf(session)) {
    const swept = await sweepOne(target, parts, bounds);
    leftovers.push(...swept.leftovers);
    isProven &&= swept.isProven || !target.canList;
  }
  if (session.unanswered > 0 && !isProven) leftovers.push(unknownIn(parts.options.collection));
  if (isProven && leftovers.length === 0) await session.settled();
  return leftovers;
};

const targetsOf = (session: Session): readonly SweepTarget[] =>
  session.holdings.written.map((collection) => ({
    collection,
    clients: session.holdings.alive.filter((each) => isSame(each.collection, collection)),
    canList: !session.holdings.isInvented(collection),
  }));

const sweepOne = (
  target: SweepTarget,
  { session, clock, options }: CleanUpParts,
  bounds: Bounds,
): Promise<Swept> => {
  let until = 0;
  return sweep(target, {
    send: (request) => session.send(request, bounds),
    isOurs: (client) => session.holdings.claim(client),
    isAddressable: (clientId) => options.loopback || isAddressable(clientId),
    // The session tells the journal of every deletion.
    gone: () => Promise.resolve(),
    wait: async (tries) => {
      if (tries === 0) until = clock.now() + options.consistencySeconds * 1000;
      const left = until - clock.now();
      if (left <= 0) return false;
      await clock.sleep(Math.min(left, FIRST_PAUSE * 2 ** tries), bounds.waiting);
      return true;
    },
  });
};

const unknownIn = (collection: Collection): Leftover => ({
  collection,
  clientId: '(unknown)',
  reason: 'a create was not answered with an id, and no list showed whether it made a client',
});

const isSame = (one: Collection, other: Collection): boolean =>
  one.institution === other.institution && one.partner === other.partner;

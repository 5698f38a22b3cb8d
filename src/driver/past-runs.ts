import type { Exchange } from '../model/exchange.js';
import type {
  JournalCollection,
  JournalKeeper,
  JournalRun,
  JournalState,
} from '../model/journal.js';
import { carriesMark, marksIn } from '../model/mark.js';
import type { Collection } from '../model/operation.js';
import type { ProbeRequest } from '../model/probe.js';
import type { Leftover } from '../model/report.js';
import type { Authorizer, Transport } from '../model/transport.js';
import { SYSTEM_CLOCK, type Clock } from './clock.js';
import type { ListedClient, Listing } from './listing.js';
import { wholeList } from './pages.js';
import { planOf } from './planned-request.js';
import { PRODUCT, RequestQueue, throttled, type Bounds } from './request-queue.js';
import { RunStop } from './stop.js';
import { sweep, type Swept } from './sweep.js';
import { Inventory, isAddressable, isOurs } from './ownership.js';

export interface CleanupOptions {
  readonly transport: Transport;
  readonly authorizer: Authorizer | undefined;
  /** Gives the token of the second collection. Default: it has none of its own. */
  readonly otherAuthorizer?: Authorizer | undefined;
  readonly origin: string;
  /** Base path of the target, without a trailing slash. Default: none. */
  readonly prefix?: string;
  /** The wait that a `Retry-After` asks for, milliseconds; undefined: the value is none. */
  readonly retryAfter: (value: string, now: number) => number | undefined;
  readonly ratePerSecond?: number | undefined;
  /** `User-Agent` of every request. Default: the product's name. */
  readonly userAgent?: string;
  /** For one request. */
  readonly timeoutMs: number;
  readonly consistencySeconds: number;
  readonly signal: AbortSignal;
  readonly clock?: Clock;
}

export interface CleanedClient {
  readonly collection: Collection;
  readonly clientId: string;
}

export interface Cleaned {
  readonly deleted: readonly CleanedClient[];
  readonly leftovers: readonly Leftover[];
}

/**
 * Deletes what earlier runs left on a target: the clients whose ids their journal knows, and those
 * that carry a run's mark where the answer to the create never came. What stood in a run's own
 * inventory is never deleted; where a run took none, nothing is. Safe to repeat.
 */
export const cleanUpRuns = async (
  state: JournalState,
  target: string,
  keeper: JournalKeeper,
  options: CleanupOptions,
): Promise<Cleaned> => {
  const send = senderOf(options);
  const deleted: CleanedClient[] = [];
  const leftovers: Leftover[] = [];
  for (const run of state.runs.filter((each) => each.target === target)) {
    const present = new Inventory(run.collections.flatMap((each) => each.present ?? []));
    let isClean = true;
    for (const each of run.collections) {
      const swept = await sweepRun(run, each, present, { ...options, send, keeper });
      deleted.push(...swept.deleted.map((clientId) => ({ collection: each.collection, clientId })));
      leftovers.push(...swept.leftovers);
      isClean &&= swept.isProven || isHarmless(each, swept);
    }
    if (isClean) await keeper.settled(run.run);
  }
  return { deleted, leftovers };
};

/** Nothing is known to be left, and no create went unanswered: a list is not needed to be sure. */
const isHarmless = ({ unanswered, kind }: JournalCollection, { leftovers }: Swept): boolean =>
  (unanswered === 0 || kind === 'invented') && leftovers.length === 0;

interface SweepContext extends CleanupOptions {
  readonly send: Send;
  readonly keeper: JournalKeeper;
}

const sweepRun = async (
  { run, mark }: JournalRun,
  { collection, present, created, unanswered, kind }: JournalCollection,
  inventory: Inventory,
  context: SweepContext,
): Promise<Swept> => {
  const answered = new Set(created);
  const known = { present: present && inventory, answered, mark };
  const claims = ({ clientId, listed }: ListedClient) => isOurs(clientId, listed, known);
  const { otherAuthorizer } = context;
  const token = kind === 'other' && otherAuthorizer ? 'other' : 'token';
  const ours = created.filter((clientId) => isOurs(clientId, undefined, known));
  const swept = await sweep(
    {
      collection,
      clients: ours.map((clientId) => ({ clientId, purpose: 'clean-up' })),
      canList: kind !== 'invented',
    },
    {
      send: (request) => context.send(request, token),
      ...{ isOurs: claims, isAddressable, wait: waitOf(context) },
      needsProof: (clientId) => answered.has(clientId),
      isMarked: (client) => carriesMark(client, mark),
      gone: (place, clientId) => context.keeper.deleted(run, place, clientId),
    },
  );
  if (kind === 'invented' || swept.isProven) return swept;
  const leftovers =
    unanswered > 0 && swept.leftovers.length === 0 ? [unknownIn(collection)] : swept.leftovers;
  const isUnarmed = kind === 'other' && !otherAuthorizer;
  return { ...swept, leftovers: isUnarmed ? leftovers.map(forWantOfToken) : leftovers };
};

const forWantOfToken = (left: Leftover): Leftover => ({
  ...left,
  reason: `${left.reason}; the run had a token for it, which CONFORMANCE_OTHER_TOKEN does not give`,
});

const unknownIn = (collection: Collection): Leftover => ({
  collection,
  clientId: '(unknown)',
  reason: 'a create of the run was not answered, and no list shows whether it made a client',
});

/**
 * The clients of a collection that carry the mark of any run.
 * @returns why it cannot be told, one clause, where the list cannot be had
 */
export const markedClients = async (
  collection: Collection,
  options: CleanupOptions,
): Promise<readonly ListedClient[] | string> => {
  let listing: Listing;
  try {
    const list = { method: 'GET', purpose: 'inventory', collection } as const;
    ({ listing } = await wholeList(senderOf(options), list));
  } catch (error) {
    if (error instanceof RunStop) return error.message;
    throw error;
  }
  return listing.isKnown
    ? listing.clients.filter(({ listed }) => marksIn(listed).size > 0)
    : listing.because;
};

/** Deletes every client of a collection that carries the mark of any run, without a journal. */
export const deleteMarked = async (
  collection: Collection,
  options: CleanupOptions,
): Promise<Cleaned> => {
  const swept = await sweep(
    { collection, clients: [], canList: true },
    {
      send: senderOf(options),
      isOurs: ({ listed }) => marksIn(listed).size > 0,
      isAddressable,
      gone: () => Promise.resolve(),
      wait: waitOf(options),
    },
  );
  const deleted = swept.deleted.map((clientId) => ({ collection, clientId }));
  return { deleted, leftovers: swept.leftovers };
};

/** @param token default: that of the first collection */
type Send = (request: ProbeRequest, token?: 'token' | 'other') => Promise<Exchange>;

const senderOf = (options: CleanupOptions): Send => {
  const { transport, authorizer, otherAuthorizer, origin, ratePerSecond, timeoutMs } = options;
  const { signal, prefix = '', userAgent = PRODUCT, retryAfter } = options;
  const clock = options.clock ?? SYSTEM_CLOCK;
  const queue = new RequestQueue(
    {
      ...{ transport, authorizer, otherAuthorizer, origin },
      ...{ ratePerSecond, userAgent, timeoutMs, clock, retryAfter },
    },
    () => () => undefined,
  );
  const bounds: Bounds = {
    admit: () => {
      if (signal.aborted) throw new RunStop('the clean-up was interrupted');
      if (queue.isThrottled) throw throttled();
    },
    waiting: signal,
    flying: signal,
  };
  return (request, token) => {
    const { collection } = request;
    if (collection === undefined) throw new TypeError('a clean-up names its collection');
    return queue.send(planOf(request, collection, prefix, undefined, token), bounds);
  };
};

/** The first pause before a list that still shows a deleted client is read again, milliseconds. */
const FIRST_PAUSE = 50;

const waitOf = ({ clock = SYSTEM_CLOCK, consistencySeconds, signal }: CleanupOptions) => {
  let until = 0;
  return async (tries: number): Promise<boolean> => {
    if (tries === 0) until = clock.now() + consistencySeconds * 1000;
    const left = until - clock.now();
    if (left <= 0) return false;
    await clock.sleep(Math.min(left, FIRST_PAUSE * 2 ** tries), signal);
    return true;
  };
};

import { refusal } from '../provider/answer.js';
import type { Authority } from '../provider/authority.js';
import type { Hooks } from '../provider/fault.js';
import type { Client, Collection } from '../provider/store.js';
import type { Timeline } from './timeline.testing.js';

/** What a correct provider may be like, and what time does to a run against it. */
export interface Condition {
  readonly does: string;
  /** How long each answer takes, milliseconds. */
  readonly latency: number;
  /** Of a token, seconds. Default: ten minutes. */
  readonly life?: number;
  readonly plant?: (timeline: Timeline) => Hooks;
  readonly pins?: Readonly<Record<string, string>>;
  /** Older state is seen for a while: a warning says so, with the delay. */
  readonly isLate?: true;
}

/** Puts off each seventh request, by 429 and 503 in turn, and fails for whoever comes again too soon. */
const puttingOff =
  (seconds: number) =>
  (timeline: Timeline): Hooks => {
    let [count, saidAt, until] = [0, 0, 0];
    return {
      handle: (_, next) => {
        const now = timeline.now();
        // What came at the same moment had left before.
        if (now > saidAt && now < until) return refusal(500, 'too_soon', 'it was to wait');
        count += 1;
        if (count % 7 !== 0) return next();
        [saidAt, until] = [now, now + seconds * 1000];
        const status = count % 2 === 0 ? 429 : 503;
        return refusal(status, 'slow_down', 'wait', [['Retry-After', String(seconds)]]);
      },
    };
  };

/** Tokens of the line's own time, that are good for so many seconds. */
export const tokensFor = (seconds: number, timeline: Timeline, authority: Authority): Hooks => ({
  token: async (answer) => {
    if (answer.status !== 200) return answer;
    const token = await authority.mint(authority.clientId, timeline.now() + seconds * 1000);
    const members = { access_token: token, expires_in: seconds };
    return { ...answer, body: { ...(answer.body as object), ...members } };
  },
});

/** Reads show the store as it was so many milliseconds ago. */
const lagging =
  (ms: number) =>
  (timeline: Timeline): Hooks => ({
    store: (store) => {
      const states = new Map<
        string,
        { readonly at: number; readonly clients: readonly Client[] }[]
      >();
      const statesOf = (collection: Collection) => {
        const key = JSON.stringify([collection.institution, collection.partner]);
        const known = states.get(key) ?? [{ at: -Infinity, clients: store.list(collection) }];
        states.set(key, known);
        return known;
      };
      const writing = <T>(collection: Collection, write: () => T): T => {
        const known = statesOf(collection);
        const written = write();
        known.push({ at: timeline.now(), clients: store.list(collection) });
        return written;
      };
      const seen = (collection: Collection): readonly Client[] =>
        statesOf(collection).findLast(({ at }) => at <= timeline.now() - ms)?.clients ?? [];
      return {
        ...store,
        list: seen,
        find: (collection, clientId) => seen(collection).find((each) => each.clientId === clientId),
        create: (collection, metadata) =>
          writing(collection, () => store.create(collection, metadata)),
        update: (collection, clientId, metadata) =>
          writing(collection, () => store.update(collection, clientId, metadata)),
        remove: (collection, clientId) =>
          writing(collection, () => store.remove(collection, clientId)),
      };
    },
  });

export const CONDITIONS: readonly Condition[] = [
  { does: 'answers at once', latency: 2 },
  { does: 'answers after a second', latency: 1000 },
  { does: 'asks to wait, with 429 and 503', latency: 20, plant: puttingOff(2) },
  {
    does: 'asks to wait for longer than its tokens live',
    latency: 20,
    life: 5,
    plant: puttingOff(6),
  },
  { does: 'gives tokens for five seconds, slowly', latency: 1000, life: 5 },
  {
    does: 'shows writes two seconds late',
    latency: 50,
    plant: lagging(2000),
    isLate: true,
  },
  {
    does: 'shows writes two seconds late, and is known to',
    latency: 50,
    plant: lagging(2000),
    pins: { reads: 'eventual' },
  },
];

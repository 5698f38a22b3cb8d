import {
  create,
  get,
  item,
  list,
  miss,
  remove,
  SENT,
  update,
} from '../checks/lifecycle/_histories.js';
import { exchange } from '../checks/_examples.js';
import type { Exchange } from '../model/exchange.js';

export const COLLECTIONS = [
  { institution: '11111111-1111-4111-8111-111111111111', partner: 'first' },
  { institution: '22222222-2222-4222-8222-222222222222', partner: 'second' },
] as const;

export type Collection = (typeof COLLECTIONS)[number];

const CLIENTS = 30;
const SHARED = 'one-secret-for-two-collections-0123456789';
/** Which client of which collection is issued the shared secret: the first of all, then one or more of each. */
const SHARING = new Set(['first 5', 'second 7', 'second 9', 'first 11']);

/** An answer takes longer for some than for others. */
const lasting = (each: Exchange): Exchange =>
  Object.assign(each, { endedAt: each.startedAt + 5 + ((each.startedAt / 100) % 13) });

/** A client from its creation to its deletion, ten steps; some of them with a deviation. */
const lifeCycle = (number: number, step: number, collection: Collection): readonly Exchange[] => {
  const digits = String(number).padStart(12, '0');
  const clientId = `${collection.institution.slice(0, 24)}${digits}`;
  const more = { institution: collection.institution, partner: collection.partner, clientId };
  const isSharing = SHARING.has(`${collection.partner} ${number}`);
  const clientSecret = isSharing ? SHARED : `secret-of-its-own-${clientId}`;
  const renamed = { ...SENT, name: 'Renamed' };
  // In one collection some updates are lost; in both some gets show a member that is null.
  const isLost = collection.partner === 'first' && number % 3 === 0;
  const nulls = number % 4 === 1 ? { logoUri: null } : {};
  return [
    create(step, SENT, { ...more, json: { client: { clientId, clientSecret } } }),
    list(step + 1, [item(SENT, clientId)], more),
    get(step + 2, { ...SENT, ...nulls }, more),
    update(step + 3, renamed, more),
    get(step + 4, isLost ? SENT : renamed, more),
    remove(step + 5, more),
    miss(step + 6, more),
    ...(number % 5 === 0 ? [elsewhere(step + 7, collection)] : []),
  ];
};

/** A request that is of no operation. */
const elsewhere = (step: number, { institution, partner }: Collection): Exchange =>
  exchange({
    operation: 'listClients',
    id: `e${step}`,
    startedAt: step * 100,
    purpose: 'valid',
    status: 404,
    institution,
    partner,
    request: { target: `/health/${partner}/now` },
  });

/**
 * Two collections side by side. Deviations: of one collection, lost updates; of single answers in both, null
 * members; across both, one secret issued four times.
 */
export const twoCollections = (): readonly Exchange[] =>
  Array.from({ length: CLIENTS }, (_, number) =>
    COLLECTIONS.flatMap((collection, index) =>
      lifeCycle(number, (number * COLLECTIONS.length + index) * 10, collection),
    ),
  )
    .flat()
    .map(lasting);

/** Those of one collection, and of the requests that are of none, those that name its partner. */
export const ofCollection = (
  exchanges: readonly Exchange[],
  { partner }: Collection,
): readonly Exchange[] => exchanges.filter(({ request }) => request.target.includes(partner));

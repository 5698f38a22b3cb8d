import type { Exchange } from '../model/exchange.js';
import { membersOf } from '../model/members.js';
import { isUnauthorised } from '../model/purpose.js';
import type { RecentExchanges } from './recent.js';

type Steps = readonly (Exchange | string)[];

/** The client that a request names. */
const idOf = ({ match }: Exchange): string | undefined =>
  match.kind === 'operation' ? match.values[2] : undefined;

/**
 * What has to be sent before so that the clients are there that a history is about, or are gone again: the creates that
 * issued their ids and, where the request is aimed at a client that was deleted, the delete; before a request that had to
 * be refused, one that was served: a cache may answer.
 * @param at the place in the last answer
 */
export const before = (
  exchange: Exchange,
  earlier: Steps,
  recent: RecentExchanges,
  at: string,
): readonly Exchange[] => {
  const { origins } = recent;
  const steps = [...earlier, exchange].filter((each) => typeof each !== 'string');
  const named = [...steps.map(idOf), listedAt(exchange, at)].filter((id) => id !== undefined);
  const deleted = exchange.purpose === 'deleted' ? idOf(exchange) : undefined;
  const ids = [
    ...[...new Set(named)].map((id) => origins.createOf(id)),
    deleted === undefined ? undefined : origins.deleteOf(deleted),
    isUnauthorised(exchange.purpose) ? origins.readOf(pathOf(exchange)) : undefined,
  ];
  const known = new Set(steps.map(({ id }) => id));
  return ids.flatMap((id) => {
    const found = id === undefined || known.has(id) ? undefined : recent.get(id);
    return found && found.startedAt < exchange.startedAt ? [found] : [];
  });
};

const pathOf = ({ request }: Exchange): string => request.target.split('?', 1)[0] ?? '';

/** The client of a list that a place is in; of no place in particular, the last one that is there. */
const listedAt = ({ request, response }: Exchange, at: string): string | undefined => {
  if (request.method !== 'GET' || !response || response.body.isEmpty) return undefined;
  const { json } = response.body;
  if (!json.ok || !Array.isArray(json.value)) return undefined;
  const [, index] = /^response\.body\/(\d+)/.exec(at) ?? [];
  const items: readonly unknown[] = json.value;
  const id = membersOf(index === undefined ? items.at(-1) : items[Number(index)])?.clientId;
  return typeof id === 'string' ? id : undefined;
};

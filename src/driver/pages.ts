import type { Exchange } from '../model/exchange.js';
import { nextPage } from './next-page.js';
import type { ProbeRequest } from '../model/probe.js';
import { listingOf, pageOf, type ListedClient, type Listing } from './listing.js';

/** Pages that are followed, and clients that are taken down. */
const MOST_PAGES = 50;
const MOST_CLIENTS = 20_000;

/** A list to its last page, and its first answer. */
export interface WholeList {
  readonly first: Exchange;
  readonly listing: Listing;
}

/**
 * Asks for a list, and for the pages that its `Link` names (RFC 8288), which the document does not know of: on
 * the same origin, of the same path, within bounds. What leads elsewhere, or does not end, is no list.
 */
export const wholeList = async (
  send: (request: ProbeRequest) => Promise<Exchange>,
  request: ProbeRequest,
): Promise<WholeList> => {
  const first = await send(request);
  const asked = new Set([first.request.target]);
  const clients: ListedClient[] = [];
  for (let page = first; ;) {
    const next = nextPage(page, first.request);
    if (next === undefined) {
      const last = listingOf(page);
      if (!last.isKnown) return { first, listing: last };
      return { first, listing: { isKnown: true, clients: [...clients, ...last.clients] } };
    }
    const listing = pageOf(page);
    if (!listing.isKnown) return { first, listing };
    clients.push(...listing.clients);
    if (asked.has(next) || asked.size >= MOST_PAGES || clients.length > MOST_CLIENTS)
      return { first, listing: listingOf(page) };
    asked.add(next);
    page = await send({ ...request, target: next });
  }
};

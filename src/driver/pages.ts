import type { Exchange } from '../model/exchange.js';
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
    const next = nextOf(page, first);
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

/** `<target>; rel="next"`, one of several. */
const LINK = /<([^<>]{0,2048})>([^<]{0,1024})/g;
const NEXT = /\brel\s{0,16}=(?:\s{0,16}")?[^",;]{0,256}\bnext\b/i;
const READ = 16_384;

/** The request target of the next page; undefined: there is none, or none that may be asked for. */
const nextOf = ({ response }: Exchange, { request }: Exchange): string | undefined => {
  for (const value of response?.headers.all('link') ?? [])
    for (const [, reference = '', parameters = ''] of value.slice(0, READ).matchAll(LINK))
      if (NEXT.test(parameters)) return targetIn(reference, request);
  return undefined;
};

const targetIn = (
  reference: string,
  { origin, target }: Exchange['request'],
): string | undefined => {
  const path = target.split('?', 1)[0] ?? '';
  const whole = reference.startsWith(`${origin}/`) ? reference.slice(origin.length) : reference;
  const next = whole.startsWith('?') ? path + whole : whole;
  const isSame = next === path || next.startsWith(`${path}?`);
  return isSame && /^[\x21-\x7e]+$/.test(next) && !next.includes('#') ? next : undefined;
};

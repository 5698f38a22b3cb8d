import type { Exchange } from '../model/exchange.js';
import { hasNextPage } from './next-page.js';

export interface ListedClient {
  readonly clientId: string;
  /** The client as it was listed. */
  readonly listed: unknown;
}

/** The clients that a list answer shows, or why it shows none that could be relied on, one clause. */
export type Listing =
  | { readonly isKnown: true; readonly clients: readonly ListedClient[] }
  | { readonly isKnown: false; readonly because: string };

/** Reads a list answer. One that is not whole, or not understood to the last item, is no list. */
export const listingOf = (exchange: Exchange): Listing => {
  const page = pageOf(exchange);
  return page.isKnown && hasNextPage(exchange)
    ? unknown('the list has more pages than the document knows of')
    : page;
};

/** Reads one page of a list, whether there are more or not. */
export const pageOf = ({ response, failure }: Exchange): Listing => {
  if (failure) return unknown(`the list did not come: ${failure.message}`);
  if (!response) return unknown('the list did not come');
  if (response.status !== 200) return unknown(`the list was answered with ${response.status}`);
  const { json } = response.body;
  if (!json.ok) return unknown('the list is no JSON');
  if (!Array.isArray(json.value)) return unknown('the list is no array');
  const items: readonly unknown[] = json.value;
  const clients = items.flatMap((listed) => {
    const clientId = memberOf(listed, 'clientId');
    return typeof clientId === 'string' ? [{ clientId, listed }] : [];
  });
  if (clients.length < items.length) return unknown('the list has items without a client id');
  return { isKnown: true, clients };
};

/**
 * The id that a create answer issues; a client that stands at the top, not under `client`, counts
 * too, for what was created must be deleted however it was answered.
 */
export const issuedBy = ({ response }: Exchange): string | undefined => {
  if (!response || response.status < 200 || response.status > 299) return undefined;
  const { json } = response.body;
  if (!json.ok) return undefined;
  const nested = memberOf(memberOf(json.value, 'client'), 'clientId');
  const clientId = nested ?? memberOf(json.value, 'clientId');
  return typeof clientId === 'string' && clientId !== '' ? clientId : undefined;
};

const memberOf = (value: unknown, name: string): unknown => {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const members: Readonly<Record<string, unknown>> = { ...value };
  return members[name];
};

const unknown = (because: string): Listing => ({ isKnown: false, because });

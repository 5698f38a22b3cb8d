import type { IncomingHttpHeaders } from 'node:http';
import type { Collection } from './store.js';

/** Where the authorization server and the five operations are mounted. */
export const PREFIX = '/a/oidc-provider/api/v0';

/** The five operations, by the suite's names for them. */
export type Operation =
  'listClients' | 'createClient' | 'getClient' | 'updateClient' | 'deleteClient';

/** What a request target names. */
export type Route =
  | { readonly kind: 'collection'; readonly collection: Collection }
  | { readonly kind: 'client'; readonly collection: Collection; readonly clientId: string }
  | { readonly kind: 'nothing' };

/** A request as the API sees it. */
export interface Call {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** The whole content, or that it was more than the provider takes. */
  readonly body: Uint8Array | 'too-large';
  readonly route: Route;
  /** Which of the five it is; HEAD counts as GET. Absent: none. */
  readonly operation?: Operation;
}

/** The methods of each kind of route, with the operation that serves them. */
const SERVED: Readonly<Record<'collection' | 'client', Readonly<Record<string, Operation>>>> = {
  collection: { GET: 'listClients', HEAD: 'listClients', POST: 'createClient' },
  client: { GET: 'getClient', HEAD: 'getClient', PUT: 'updateClient', DELETE: 'deleteClient' },
};

/** The value of `Allow` (RFC 9110 §10.2.1) for a route. */
export const allowed = (kind: 'collection' | 'client'): string =>
  Object.keys(SERVED[kind]).join(', ');

/** The path of a request target in origin or absolute form (RFC 9112 §3.2), not decoded. */
export const pathOf = (target: string): string => {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/, 1)[0] ?? '';
  return path === '' ? '/' : path;
};

const decode = (segment: string): string | undefined => {
  try {
    return segment === '' ? undefined : decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

/** Splits before it decodes, so an encoded slash stays within its segment. */
export const routeOf = (target: string): Route => {
  const path = pathOf(target);
  const nothing: Route = { kind: 'nothing' };
  if (!path.startsWith(`${PREFIX}/`)) return nothing;
  const segments = path.slice(PREFIX.length + 1).split('/');
  const [institutions, first = '', clients, second = '', third = ''] = segments;
  const [institution, partner, clientId] = [decode(first), decode(second), decode(third)];
  if (institutions !== 'institutions' || clients !== 'partner-clients') return nothing;
  if (institution === undefined || partner === undefined) return nothing;
  const collection = { institution, partner };
  if (segments.length === 4) return { kind: 'collection', collection };
  if (segments.length !== 5 || clientId === undefined) return nothing;
  return { kind: 'client', collection, clientId };
};

/** Which operation a method on a route is. */
export const operationOf = (method: string, route: Route): Operation | undefined => {
  const served = route.kind === 'nothing' ? {} : SERVED[route.kind];
  return Object.hasOwn(served, method) ? served[method] : undefined;
};

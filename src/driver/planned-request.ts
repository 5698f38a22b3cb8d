import { Body, EMPTY_BODY } from '../model/body.js';
import type { Header } from '../model/http/headers.js';
import { targetOf, type Collection } from '../model/operation.js';
import type { Forged, ProbeRequest } from '../model/probe.js';
import type { Purpose } from '../model/purpose.js';

/** A request with all but its credentials and its time. */
export interface PlannedRequest {
  readonly method: string;
  readonly target: string;
  /** What stands in it before the document's paths. */
  readonly prefix?: string | undefined;
  readonly headers: readonly Header[];
  readonly body: Body;
  readonly authorization: 'token' | 'other' | 'none' | { readonly value: string } | Forged;
  readonly purpose: Purpose;
  readonly probe?: string | undefined;
  /** Is called when it leaves, and again where it is sent once more. */
  readonly started?: () => void;
}

/**
 * Fills in what a request leaves to the driver.
 * @param prefix base path, without a trailing slash
 * @param token that of the collection
 */
export const planOf = (
  request: ProbeRequest,
  collection: Collection,
  prefix: string,
  probe?: string,
  token: 'token' | 'other' = 'token',
): PlannedRequest => {
  const { type, body } = contentOf(request);
  const own: readonly Header[] = [
    { name: 'accept', value: 'application/json' },
    ...(type === undefined ? [] : [{ name: 'content-type', value: type }]),
  ];
  const added = request.headers ?? [];
  const names = new Set(added.map(({ name }) => name.toLowerCase()));
  return {
    method: request.method,
    target: request.target ?? targetOf(collection, request.clientId, prefix),
    prefix: prefix === '' ? undefined : prefix,
    headers: [...own.filter(({ name }) => !names.has(name)), ...added],
    body,
    authorization: request.authorization === 'main' ? 'token' : (request.authorization ?? token),
    purpose: request.purpose,
    probe,
  };
};

const contentOf = (
  request: ProbeRequest,
): { readonly type: string | undefined; readonly body: Body } => {
  if (request.content)
    return { type: request.content.type, body: Body.ofBytes(request.content.bytes) };
  if (request.json === undefined) return { type: undefined, body: EMPTY_BODY };
  const bytes = new TextEncoder().encode(JSON.stringify(request.json));
  return { type: 'application/json', body: Body.ofBytes(bytes) };
};

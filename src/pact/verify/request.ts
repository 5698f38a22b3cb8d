import { namedIn, type AskedInteraction } from './asked.js';
import type { RelayedRequest } from './relay.js';
import { carriesMark } from '../../model/mark.js';
import { Body } from '../../model/body.js';
import { targetOf } from '../../model/operation.js';
import type { Drive, ProbeRequest } from '../../model/probe.js';
import { PROVIDER_STATES } from '../provider-states.js';
import type { Purpose } from '../../model/purpose.js';
import { hasState, type Situation } from './state.js';

export interface Rewriting {
  readonly drive: Drive;
  readonly asked: AskedInteraction;
  readonly situation: Situation;
  /** The collection that the pact's examples name, as `namedIn` tells it. */
  readonly placeholder: string | undefined;
  /** Base path of the target, without a trailing slash. */
  readonly prefix: string;
  /** The provider has never agreed to it. */
  readonly isPending: boolean;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The request of an interaction as it goes to the target: its placeholders for institution, partner and client
 * are the target's own, its token is the run's. Ends the probe where it may hit what is not ours.
 */
export const rewritten = (request: RelayedRequest, rewriting: Rewriting): ProbeRequest => {
  const { drive, asked } = rewriting;
  const { method, headers, body } = request;
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  if (/^application\/x-www-form-urlencoded/i.test(type ?? ''))
    drive.stop("Pact's verifier does not send a form as the pact says");
  const credentials = headers.find(({ name }) => name.toLowerCase() === 'authorization')?.value;
  return {
    ...{ method, purpose: purposeOf(rewriting, request, credentials) },
    ...place(request, rewriting),
    headers: headers.filter(({ name }) => !/^(authorization|content-type)$/i.test(name)),
    ...(body.length === 0
      ? {}
      : { content: { ...(type === undefined ? {} : { type }), bytes: body } }),
    ...(isRefused(asked)
      ? { authorization: credentials === undefined ? 'none' : { value: credentials } }
      : {}),
  };
};

export const isRefused = (asked: AskedInteraction): boolean =>
  hasState(asked, PROVIDER_STATES.tokenRefused);

const purposeOf = (
  { asked, isPending }: Rewriting,
  { target }: RelayedRequest,
  credentials: string | undefined,
): Purpose => {
  if (isRefused(asked)) return credentials === undefined ? 'anonymous' : 'bad-token';
  if (hasState(asked, PROVIDER_STATES.unknownClient)) return 'unknown-id';
  // What a pending pact asks for may be new: a provider that does not serve it yet breaks nothing.
  const isNew = isPending && (asked.hasContent || target.includes('?'));
  if (asked.status < 400) return isNew ? 'odd-body' : 'valid';
  return asked.hasContent ? 'odd-body' : 'unknown-id';
};

const place = (
  request: RelayedRequest,
  { drive, situation, placeholder, prefix }: Rewriting,
): Pick<ProbeRequest, 'target' | 'clientId'> => {
  const { method, target } = request;
  const named = namedIn(target);
  if (!named) {
    if (!SAFE.has(method)) drive.stop('its request may write to what this suite does not know');
    return { target: prefix + target };
  }
  const { collection } = drive;
  const own = namedIn(targetOf(collection))?.collection;
  if (named.collection !== own && named.collection !== placeholder)
    drive.stop('it names another institution or partner than the rest of the pact');
  if (!SAFE.has(method)) demandOurs(request, named, { drive, situation });
  if (named.clientId === undefined && named.query === '') return {};
  const clientId = situation.clientId ?? decoded(named.clientId);
  if (named.query === '' && clientId !== undefined) return { clientId };
  return {
    target:
      targetOf(collection, named.clientId === undefined ? undefined : clientId, prefix) +
      named.query,
  };
};

const demandOurs = (
  { method, body }: RelayedRequest,
  { clientId, query }: { readonly clientId: string | undefined; readonly query: string },
  { drive, situation }: Pick<Rewriting, 'drive' | 'situation'>,
): void => {
  if (query !== '') drive.stop('its request writes with a query, which the document does not know');
  if (clientId !== undefined) {
    if (method === 'POST') drive.stop('its request posts to a client, which may be any');
    if (situation.clientId === undefined)
      drive.stop('no provider state of it says which client it writes to');
    return;
  }
  if (method !== 'POST') drive.stop('its request writes to all clients at once');
  const { json } = Body.ofBytes(body);
  if (!drive.loopback && !(json.ok && carriesMark(json.value, drive.mark)))
    drive.stop(
      'the client that it creates could not be told to be ours: take ${name} and ${redirectUri} of its state',
    );
};

/** An id of the pact as the driver wants it: it encodes ids itself. */
const decoded = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

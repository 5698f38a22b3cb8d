import { clockAdvice } from '../auth/clock.js';
import { promises as dns } from 'node:dns';
import { listingOf } from '../driver/listing.js';
import { EMPTY_BODY } from '../model/body.js';
import type { ConformanceError } from '../model/error.js';
import { appError } from './errors.js';
import { Exchange } from '../model/exchange.js';
import { HeaderList } from '../model/http/headers.js';
import { isPage } from '../model/http/way.js';
import { gatewayError, nextAfterReset, wayError } from '../driver/barred.js';
import { collectionError } from '../driver/way.js';
import { targetOf } from '../model/operation.js';
import type { Authorizer, Sent, Transport } from '../model/transport.js';
import { examined } from './examined.js';
import type { ExaminedItem } from './outcome.js';
import { userAgentOf } from './packaged.js';
import type { Settings } from './settings.js';
import type { Target } from './target.js';

export interface Network {
  readonly target: Target;
  readonly values: Settings<'doctor'>['values'];
  readonly transport: Transport;
  readonly authorizer: Authorizer | undefined;
  readonly hasCredentials: boolean;
  readonly signal: AbortSignal;
}

/** The way to a target, the clocks at both ends, the token, and the collection: three requests, none of which writes. */
export const examineNetwork = async (network: Network): Promise<readonly ExaminedItem[]> => {
  const items: ExaminedItem[] = [];
  const isWell = () => items.at(-1)?.state === 'well';
  items.push(await examined('name', () => name(network)));
  if (!isWell()) return items;
  let date: string | undefined;
  items.push(
    await examined('connection', async () => {
      const sent = await get(network, `${network.target.prefix}/`);
      date = sent.response?.headers.get('date');
      return connected(network, sent);
    }),
  );
  if (!isWell()) return items;
  items.push(await examined('clock', () => clock(date, network)));
  if (!network.hasCredentials) return items;
  let authorization: string | undefined;
  items.push(
    await examined('token', async () => {
      authorization = await network.authorizer?.authorization();
      return authorization === undefined ? 'none' : 'got one';
    }),
  );
  const { institution, partner } = network.target.collection;
  if (isWell() && institution !== '' && partner !== '')
    items.push(await examined('clients', () => clients(network, authorization)));
  return items;
};

/** Throws `target-unreachable`. A proxy finds the target by itself. */
const name = async ({ target, values }: Network): Promise<string> => {
  const { hostname } = new URL(target.origin);
  if ((values.httpsProxy ?? values.httpProxy) !== undefined) return 'left to the proxy';
  try {
    const { address } = await dns.lookup(hostname.replace(/^\[|\]$/g, ''));
    return `${hostname} is ${address}`;
  } catch (cause) {
    throw appError('target-unreachable', `there is no address of ${hostname}`, {
      cause,
      next: 'check its spelling, and the way to its name server (VPN)',
    });
  }
};

const get = (
  { target, values, transport, signal }: Network,
  path: string,
  authorization?: string,
): Promise<Sent> =>
  transport.send(
    {
      ...{ method: 'GET', origin: target.origin, target: path },
      headers: new HeaderList([
        { name: 'accept', value: 'application/json' },
        { name: 'user-agent', value: userAgentOf('doctor') },
        ...(authorization === undefined ? [] : [{ name: 'authorization', value: authorization }]),
      ]),
      body: EMPTY_BODY,
    },
    { timeoutMs: values.timeout * 1000, signal },
  );

const connected = ({ target: { origin } }: Network, { response, failure }: Sent): string => {
  if (response) return `${origin} answers`;
  if (!failure) throw unreachable(origin, 'no answer came');
  throw (
    wayError(origin, failure) ??
    unreachable(origin, failure.message, nextAfterReset(origin, failure))
  );
};

const unreachable = (
  origin: string,
  why: string,
  advice: { readonly next?: string } = {},
): ConformanceError => appError('target-unreachable', `${origin}: ${why}`, advice);

const clock = (date: string | undefined, { values }: Network): string => {
  const there = Date.parse(date ?? '');
  if (Number.isNaN(there)) return 'the target does not tell its time';
  const offset = Math.round((there - Date.now()) / 1000);
  const apart = `${Math.abs(offset)} s apart`;
  const next = clockAdvice(offset, values.clockOffsetSeconds);
  if (next === undefined) return apart;
  throw appError('auth-settings', `the clocks are ${apart}`, { next });
};

const clients = async (network: Network, authorization: string | undefined): Promise<string> => {
  const { target } = network;
  const path = targetOf(target.collection, undefined, target.prefix);
  const startedAt = Date.now();
  const { response, failure } = await get(network, path, authorization);
  if (!response || failure) throw unreachable(target.origin, failure?.message ?? 'no answer came');
  const refused = (code: 'access-refused' | 'target-unreachable', next: string) =>
    appError(code, `the list of clients is answered with ${response.status}`, { next });
  if (response.status === 401)
    throw refused('access-refused', 'check the token, its audience and its scope');
  if (isPage(response)) throw gatewayError(target.origin, response);
  const unknown = collectionError(target.origin, target.prefix, target.collection, response.status);
  if (unknown) throw unknown;
  if (response.status !== 200)
    throw refused('target-unreachable', 'see whether the target is well, and try again');
  const request = {
    ...{ method: 'GET', origin: target.origin, target: path },
    ...{ headers: new HeaderList([]), body: EMPTY_BODY },
  };
  const own = { id: 'list', source: 'live', startedAt, endedAt: startedAt } as const;
  const listing = listingOf(new Exchange({ ...own, request, response }));
  return listing.isKnown ? `${listing.clients.length} are listed` : listing.because;
};

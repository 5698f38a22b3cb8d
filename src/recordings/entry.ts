import {
  Exchange,
  type HttpRequest,
  type HttpResponse,
  type Order,
  type TransportFailure,
} from '../model/exchange.js';
import type { Decode } from '../model/http/coding.js';
import { HeaderList } from '../model/http/headers.js';
import { isObject } from '../model/json/walk.js';
import { PURPOSES, type Purpose } from '../model/purpose.js';
import { contentBody, postedBody } from './body.js';
import { footerOf } from './footer.js';
import type { HeaderPool } from './headers.js';
import { isHeaders, type Members, type Place } from './shape.js';

/** Where recorded requests went that stand for the document's server. */
export interface Base {
  readonly origin: string;
  /** Without a trailing slash. */
  readonly prefix: string;
}

/** What a whole recording is read with. */
export interface EntryOptions {
  readonly base: Base | undefined;
  /** Put before every id. */
  readonly idPrefix: string;
  /** Position of the recording among those that are read together. */
  readonly file: number;
  readonly headers: HeaderPool;
  readonly decode: Decode;
}

/** HAR states times in milliseconds. */
const PRECISION_MS = 1;
/** How far the end may be off where a recorder did not measure how long an exchange took. */
const UNMEASURED_MS = 5000;

/**
 * The exchange of a HAR entry (HAR 1.2 §entries), with the underscore fields of our own recordings.
 * Throws `recording-invalid`.
 * @param id for an entry that has none
 * @returns undefined for an entry that is no HTTP request, or lies outside the base
 */
export const readEntry = (
  value: unknown,
  id: string,
  options: EntryOptions,
  place: Place,
): Exchange | undefined => {
  const { base, idPrefix, file, headers: pool, decode } = options;
  const entry = place.members(value, 'it');
  const { _exchange } = entry;
  const own = _exchange === undefined ? undefined : place.members(_exchange, '_exchange');
  const recorded = place.members(entry.request, 'request');
  const method = place.string(recorded.method, 'request.method');
  const where = own ? ownWhere(own, place) : whereOf(place.string(recorded.url, 'request.url'));
  const mapped = where && (base ? below(where, base) : where);
  if (!mapped || method === 'CONNECT' || isFromCache(entry)) return undefined;
  const headers = headersOf(recorded.headers, 'request.headers', pool, place);
  const body = postedBody(recorded, headers, { decode, place });
  const response = responseOf(entry.response, options, place);
  const { origin, target, prefix } = mapped;
  const bare = { method, origin, target, headers, body };
  const request = prefix === undefined ? bare : { ...bare, prefix };
  const order = { file, place: place.index };
  return own
    ? ownExchange(own, idPrefix, { id, order, request, response }, place)
    : foreignExchange(entry, { id: idPrefix + id, order, request, response }, place);
};

/** A browser that answers out of its own cache asks no server: `disk`, `memory`. */
const isFromCache = ({ _fromCache }: Members): boolean =>
  typeof _fromCache === 'string' && _fromCache !== '';

/** What every entry has. */
interface Read {
  readonly id: string;
  readonly order: Order;
  readonly request: HttpRequest;
  readonly response: HttpResponse | undefined;
}

/** One literal, no spread: there are many of these. */
const foreignExchange = (
  entry: Members,
  { id, order, request, response }: Read,
  place: Place,
): Exchange => {
  const startedAt = Date.parse(place.string(entry.startedDateTime, 'startedDateTime'));
  if (Number.isNaN(startedAt)) throw place.error('startedDateTime is no time');
  const { time } = entry;
  const isMeasured = typeof time === 'number' && time >= 0 && Number.isFinite(time);
  return new Exchange({
    id,
    order,
    source: 'har',
    startedAt,
    endedAt: isMeasured ? startedAt + time : startedAt,
    precisionMs: isMeasured ? PRECISION_MS : UNMEASURED_MS,
    request,
    response,
    failure: failureOf(entry, response),
  });
};

const ownExchange = (
  own: Members,
  idPrefix: string,
  { id, order, request, response }: Read,
  place: Place,
): Exchange =>
  new Exchange({
    id: idPrefix + (place.optionalString(own.id, '_exchange.id') ?? id),
    order,
    source: 'har',
    startedAt: place.number(own.startedAt, '_exchange.startedAt'),
    endedAt: place.number(own.endedAt, '_exchange.endedAt'),
    precisionMs:
      own.precisionMs === undefined ? 0 : place.number(own.precisionMs, '_exchange.precisionMs'),
    request,
    response,
    failure: own.failure === undefined ? undefined : ownFailure(own.failure, place),
    probe: place.optionalString(own.probe, '_exchange.probe'),
    purpose: purposeOf(own.purpose, place),
    interaction: place.optionalString(own.interaction, '_exchange.interaction'),
    cutShort: place.optionalString(own.cutShort, '_exchange.cutShort'),
    isRetried: own.isRetried === true,
    footer: own.footer === undefined ? undefined : footerOf(own.footer, place),
  });

interface Where {
  readonly origin: string;
  readonly target: string;
  readonly prefix: string | undefined;
}

/** Cuts a URL, and leaves the request target as it is: no fragment, and no user, is ever sent. */
const whereOf = (url: string): Where | undefined => {
  if (!/^https?:\/\//i.test(url)) return undefined;
  const start = url.indexOf('//') + 2;
  const hash = url.indexOf('#', start);
  const end = hash === -1 ? url.length : hash;
  let cut = start;
  while (cut < end && url[cut] !== '/' && url[cut] !== '?') cut += 1;
  const host = url.slice(url.lastIndexOf('@', cut) + 1 || start, cut);
  if (host === '') return undefined;
  const rest = url.slice(cut, end);
  return {
    origin: `${url.slice(0, start).toLowerCase()}${host}`,
    target: rest.startsWith('/') ? rest : `/${rest}`,
    prefix: undefined,
  };
};

/** Tells the prefix; undefined for another host, or another path. */
const below = (where: Where, { origin, prefix }: Base): Where | undefined => {
  const { target } = where;
  if (where.origin.toLowerCase() !== origin || !target.startsWith(prefix)) return undefined;
  return /^[/?]?$/.test(target.charAt(prefix.length)) ? { ...where, prefix } : undefined;
};

const headersOf = (value: unknown, name: string, pool: HeaderPool, place: Place): HeaderList => {
  if (!isHeaders(value)) throw place.error(`${name} is no list of names and values`);
  // HTTP/2 has fields such as :status, which are no header fields (RFC 9113 §8.3)
  const first = value[0];
  const hasPseudo = first?.name.startsWith(':') === true;
  const fields = hasPseudo ? value.filter((each) => !each.name.startsWith(':')) : value;
  return new HeaderList(pool.list(fields));
};

const responseOf = (
  value: unknown,
  { headers: pool, decode }: EntryOptions,
  place: Place,
): HttpResponse | undefined => {
  if (value === undefined || value === null) return undefined;
  const response = place.members(value, 'response');
  // Recorders write 0, or nothing, where no answer came.
  if (response.status === undefined || response.status === null) return undefined;
  const status = place.number(response.status, 'response.status');
  if (status < 100 || status > 999) return undefined;
  if (!Number.isInteger(status)) throw place.error('response.status is no status');
  const headers = headersOf(response.headers, 'response.headers', pool, place);
  const raw = place.optionalString(response._raw, 'response._raw');
  return {
    status,
    reason: place.optionalString(response.statusText, 'response.statusText') ?? '',
    headers,
    body: contentBody(response, headers, { decode, place }),
    raw: raw === undefined ? undefined : Buffer.from(raw, 'base64'),
  };
};

/** Browsers write status 0, or an error beside a status; their words are not taken over. */
const failureOf = (
  entry: Members,
  response: HttpResponse | undefined,
): TransportFailure | undefined => {
  if (!response)
    return { code: 'aborted', message: 'the recording holds no answer', afterStatus: false };
  const _error = isObject(entry.response) ? entry.response._error : undefined;
  if (typeof _error !== 'string' || _error === '') return undefined;
  return { code: 'reset', message: 'the recorder saw the answer break off', afterStatus: true };
};

const ownWhere = (own: Members, place: Place): Where => ({
  origin: place.string(own.origin, '_exchange.origin'),
  target: place.string(own.target, '_exchange.target'),
  prefix: place.optionalString(own.prefix, '_exchange.prefix'),
});

const purposeOf = (value: unknown, place: Place): Purpose | undefined => {
  if (value === undefined) return undefined;
  const purpose = PURPOSES.find((each) => each === value);
  if (purpose === undefined) throw place.error('_exchange.purpose is no purpose of this version');
  return purpose;
};

const ownFailure = (value: unknown, place: Place): TransportFailure => {
  const { code, message, afterStatus } = place.members(value, '_exchange.failure');
  return {
    code: place.string(code, '_exchange.failure.code'),
    message: place.string(message, '_exchange.failure.message'),
    afterStatus: afterStatus === true,
  };
};

import {
  Exchange,
  type HttpRequest,
  type HttpResponse,
  type Order,
  type TransportFailure,
  type Vouched,
} from '../model/exchange.js';
import { type Header, HeaderList } from '../model/http/headers.js';
import { isObject } from '../model/json/walk.js';
import { PURPOSES, type Purpose } from '../model/purpose.js';
import type { ReadFraming } from '../model/http/framing.js';
import { contentBody, postedBody, type Reading } from './body.js';
import { requestFields, responseFields } from './fields.js';
import { footerOf } from './footer.js';
import type { HeaderPool } from './headers.js';
import { isHeaders, type Members, type Place } from './shape.js';
import { connectionOf, durationOf, startOf } from './times.js';
import { type Base, below, type Where, whereOf } from './where.js';

/** What a whole recording is read with. */
export interface EntryOptions extends Reading {
  readonly base: Base | undefined;
  /** Put before every id. */
  readonly idPrefix: string;
  /** Position of the recording among those that are read together. */
  readonly file: number;
  readonly headers: HeaderPool;
  readonly readFraming: ReadFraming | undefined;
  /** By how much a start may be off, milliseconds. */
  readonly precisionMs: number;
  readonly vouched: Vouched | undefined;
}

/** Why an entry is no exchange to judge. */
export type Passed = 'no-http' | 'from-cache' | 'outside-base';

/** How far the end may be off where a recorder did not measure how long an exchange took. */
const UNMEASURED_MS = 5000;

/**
 * The exchange of a HAR entry (HAR 1.2 §entries), with the underscore fields of our own recordings.
 * Throws `recording-invalid`.
 * @param id for an entry that has none
 */
export const readEntry = (
  value: unknown,
  id: string,
  options: EntryOptions,
  place: Place,
): Exchange | Passed => {
  const { base, idPrefix, file, headers: pool } = options;
  const entry = place.members(value, 'it');
  const { _exchange } = entry;
  const own = _exchange === undefined ? undefined : place.members(_exchange, '_exchange');
  const recorded = place.members(entry.request, 'request');
  const where = own ? ownWhere(own, place) : whereOf(place.string(recorded.url, 'request.url'));
  if (!where) return 'no-http';
  const mapped = base ? below(where, base) : where;
  if (!mapped) return 'outside-base';
  const method = methodOf(place.string(recorded.method, 'request.method'), own !== undefined);
  if (method === 'CONNECT') return 'no-http';
  if (isFromCache(entry)) return 'from-cache';
  const { postData } = recorded;
  const type = isObject(postData) ? postData.mimeType : undefined;
  const headers = own
    ? new HeaderList(ownFields(recorded.headers, pool, place))
    : requestFields(recorded.headers, type, pool);
  const body = postedBody(recorded, headers, options);
  const asked = { isOwn: own !== undefined, method };
  const response = isMadeUp(entry) ? undefined : responseOf(entry.response, asked, options, place);
  const { origin, target, prefix } = mapped;
  const bare = { method, origin, target, headers, body };
  const request = prefix === undefined ? bare : { ...bare, prefix };
  const order = { file, place: place.index };
  return own
    ? ownExchange(own, idPrefix, { id, order, request, response }, place)
    : foreignExchange(entry, { id: idPrefix + id, order, request, response }, options, place);
};

/** A browser that answers out of its own cache asks no server: `disk`, `memory`. */
const isFromCache = ({ _fromCache }: Members): boolean =>
  typeof _fromCache === 'string' && _fromCache !== '';

/** Methods in lower case are the recorder's: nobody sends `get` (RFC 9110 §9.1). */
const methodOf = (method: string, isOwn: boolean): string => {
  if (isOwn) return method;
  const upper = method.trim().toUpperCase();
  return METHODS.has(upper) ? upper : method;
};

const METHODS: ReadonlySet<string> = new Set(
  'GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH'.split(' '),
);

/** Charles and Fiddler answer in place of a server that they did not reach. */
const isMadeUp = ({ _charlesStatus, response }: Members): boolean => {
  const { content } = isObject(response) ? response : {};
  const text = isObject(content) ? content.text : undefined;
  return _charlesStatus === 'FAILED' || (typeof text === 'string' && text.startsWith('[Fiddler] '));
};

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
  { precisionMs, vouched }: EntryOptions,
  place: Place,
): Exchange => {
  const startedAt = startOf(entry.startedDateTime);
  if (startedAt === undefined) throw place.error('startedDateTime is no time');
  const time = durationOf(entry);
  return new Exchange({
    id,
    order,
    source: 'har',
    startedAt,
    endedAt: startedAt + (time ?? 0),
    precisionMs: time === undefined ? UNMEASURED_MS : precisionMs,
    connection: connectionOf(entry),
    vouched,
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

interface Asked {
  readonly isOwn: boolean;
  readonly method: string;
}

const responseOf = (
  value: unknown,
  { isOwn, method }: Asked,
  options: EntryOptions,
  place: Place,
): HttpResponse | undefined => {
  if (value === undefined || value === null) return undefined;
  const pool = options.headers;
  const response = place.members(value, 'response');
  const status = statusOf(response.status, place);
  if (status === undefined) return undefined;
  const { content } = response;
  const headers = isOwn
    ? new HeaderList(ownFields(response.headers, pool, place))
    : responseFields(response.headers, isObject(content) ? content.mimeType : undefined, pool);
  const raw = place.optionalString(response._raw, 'response._raw');
  const answer = {
    status,
    reason: typeof response.statusText === 'string' ? response.statusText : '',
    headers,
    body: contentBody(response, headers, options),
  };
  const { readFraming } = options;
  if (raw === undefined || !readFraming) return answer;
  return { ...answer, ...framed(Buffer.from(raw, 'base64'), method, readFraming) };
};

const framed = (
  raw: Uint8Array,
  method: string,
  readFraming: ReadFraming,
): Pick<HttpResponse, 'raw' | 'framing'> => ({
  raw,
  get framing() {
    return readFraming(raw, method);
  },
});

/** Recorders write 0, or nothing, where no answer came. */
const statusOf = (value: unknown, place: Place): number | undefined => {
  if (value === undefined || value === null || value === '') return undefined;
  const isDigits = typeof value === 'string' && /^\d{3}$/.test(value);
  const status = isDigits ? Number(value) : place.number(value, 'response.status');
  if (status < 100 || status > 999) return undefined;
  if (!Number.isInteger(status)) throw place.error('response.status is no status');
  return status;
};

/** Our own recordings keep every field as it was, and say so where there was none. */
const ownFields = (value: unknown, pool: HeaderPool, place: Place): readonly Header[] => {
  if (!isHeaders(value)) throw place.error('the header fields are no list of names and values');
  return pool.list(value);
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

import { appError } from '../errors.js';
import { Exchange, type HttpRequest, type HttpResponse } from '../../model/exchange.js';
import { isObject } from '../../model/json/walk.js';
import type { Purpose } from '../../model/purpose.js';
import { bodyOf, type GivenBody } from './body.js';
import { demandPurpose, onlyMembers, wrong } from './demand.js';
import { type GivenHeaders, headersOf } from './headers.js';
import type { GivenRequest } from './request.js';
import { nobodySays, type Placing, whereOf } from './where.js';

export interface GivenResponse {
  readonly status: number;
  /** Absent: nobody knows them. */
  readonly headers?: GivenHeaders | undefined;
  /** Absent: nobody knows it; `''` or `null`: there was none. */
  readonly body?: GivenBody | undefined;
}

/** An exchange as a caller has it. */
export interface GivenExchange {
  readonly request: GivenRequest;
  /** Absent: no answer came. */
  readonly response?: GivenResponse | undefined;
  /** By which findings name it. Default: `e1`, `e2`, … */
  readonly id?: string | undefined;
  /** Why the request was sent, where a refusal was asked for or a success is due. */
  readonly purpose?: Purpose | undefined;
  /** Milliseconds since the epoch, or a date. */
  readonly startedAt?: number | Date | undefined;
  readonly endedAt?: number | Date | undefined;
}

/** An answer alone: its operation is told besides. */
export type GivenAnswer = Omit<GivenExchange, 'request'> & {
  readonly request?: GivenRequest | undefined;
};

export interface Made {
  readonly exchange: Exchange;
  /** The content was handed over as a value: how it was written nobody knows. */
  readonly isParsed: boolean;
  /** Where the request went is known. */
  readonly isRequestKnown: boolean;
}

/** When it was, where the caller does not say. */
export interface Moment {
  readonly id: string;
  readonly at: number;
}

/** Nothing is over before it has begun, milliseconds. */
const SHORTEST = 0.001;

const PARTS = ['request', 'response', 'id', 'purpose', 'startedAt', 'endedAt'];

/** What a caller has, as an exchange. Throws `usage`. */
export const exchangeOf = (given: GivenAnswer, placing: Placing, moment: Moment): Made => {
  onlyMembers(given, PARTS, 'the exchange');
  const { request, response, id = moment.id, purpose } = given;
  if (typeof id !== 'string') throw wrong('the id of the exchange', 'name a text');
  const made = requestOf(request, placing);
  const answer = response === undefined ? undefined : responseOf(response);
  const startedAt = timeOf(given.startedAt, 'startedAt') ?? moment.at;
  const endedAt = Math.max(timeOf(given.endedAt, 'endedAt') ?? 0, startedAt + SHORTEST);
  return {
    exchange: new Exchange({
      id,
      source: 'har',
      startedAt,
      endedAt,
      request: made.request,
      response: answer?.response,
      purpose: demandPurpose(purpose),
      vouched: placing.vouched,
    }),
    isParsed: answer?.isParsed ?? false,
    isRequestKnown: made.isKnown,
  };
};

const timeOf = (time: unknown, name: string): number | undefined => {
  if (time === undefined) return undefined;
  const milliseconds = time instanceof Date ? time.getTime() : time;
  if (typeof milliseconds === 'number' && Number.isFinite(milliseconds)) return milliseconds;
  throw wrong(`${name} of the exchange`, 'name milliseconds since the epoch, or a date');
};

const REQUEST = ['method', 'url', 'path', 'headers', 'body'];
const BODILESS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS']);
const METHODS: ReadonlySet<string> = new Set([...BODILESS, 'POST', 'PUT', 'PATCH']);

const requestOf = (
  given: GivenRequest | undefined,
  placing: Placing,
): { readonly request: HttpRequest; readonly isKnown: boolean } => {
  if (given !== undefined) onlyMembers(given, REQUEST, 'the request');
  const method = methodOf(given?.method, placing, given !== undefined);
  const { isKnown, ...where } = whereOf(given, method, placing);
  const headers = headersOf(given?.headers, 'request');
  const isBare = given?.body === undefined && BODILESS.has(method);
  const { body } = bodyOf(isBare ? null : given?.body, headers, 'request');
  return { request: { method, ...where, headers, body }, isKnown };
};

const methodOf = (method: unknown, { operation }: Placing, isGiven: boolean): string => {
  if (method === undefined && operation) return operation.method;
  if (method === undefined && !isGiven) throw nobodySays();
  if (typeof method !== 'string' || method === '')
    throw wrong('the method of the request', 'name one, like GET');
  const upper = method.toUpperCase();
  return METHODS.has(upper) ? upper : method;
};

const RESPONSE = ['status', 'headers', 'body'];

const responseOf = (
  given: GivenResponse,
): { readonly response: HttpResponse; readonly isParsed: boolean } => {
  onlyMembers(given, RESPONSE, 'the response');
  const { status } = given;
  if (!Number.isInteger(status) || status < 100 || status > 999)
    throw wrong('the status of the response', 'name a number of three digits');
  const headers = headersOf(given.headers, 'response');
  const { body, isParsed } = bodyOf(given.body, headers, 'response');
  return { response: { status, reason: '', headers, body }, isParsed };
};

/** Whether an exchange that a caller has says when it was. */
export const isTimed = (given: GivenAnswer): boolean =>
  isObject(given) && given.startedAt !== undefined;

/** Throws `usage` where some are of a time and some are not: their order would be nobody's. */
export const demandAlike = (given: GivenAnswer, isFirstTimed: boolean): void => {
  if (isTimed(given) === isFirstTimed) return;
  throw appError('usage', 'some exchanges have startedAt, and some have not', {
    next: 'give it to all of them, or to none',
  });
};

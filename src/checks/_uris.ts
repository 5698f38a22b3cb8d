import type { Body } from '../model/body.js';
import type { Exchange } from '../model/exchange.js';
import { isRecord } from '../model/json/walk.js';
import { fail, notApplicable, type Verdict } from '../model/verdict.js';
import { NO_REQUEST_JSON } from './_parts.js';
import { refusalOf } from './_refusal.js';
import { memberOf } from './_values.js';

export const NOT_SENT = notApplicable('the request registers no such URI');
/** The members of a client that hold one URI. */
export const SINGLE_URIS = ['logoUri', 'clientUri', 'policyUri', 'tosUri'] as const;

/** What the examples and the checks of the registration rules look at. */
export const REGISTRATIONS = {
  parts: ['request.body', 'response.status'],
  operations: ['createClient', 'updateClient'],
} as const;

/** A URI that no rule of registration is about. */
const ORDINARY = /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[\w\-.~%/?&=]*)?$/i;

/** Every check of a registration asks first whether there is anything to look at. */
let lastBody: Body | undefined;
let lastIsOrdinary = false;

/** Whether all URIs that a request registers are such that no rule is about them. */
const isOrdinary = (body: Body): boolean => {
  if (body !== lastBody) {
    lastIsOrdinary = body.json.ok && hasOrdinaryUris(body.json.value);
    lastBody = body;
  }
  return lastIsOrdinary;
};

const hasOrdinaryUris = (value: unknown): boolean => {
  if (!isRecord(value)) return true;
  for (const name of SINGLE_URIS) {
    const uri = value[name];
    if (typeof uri === 'string' && !ORDINARY.test(uri)) return false;
  }
  const uris = value.redirectUris;
  if (!Array.isArray(uris)) return true;
  for (const uri of uris as readonly unknown[])
    if (typeof uri === 'string' && !ORDINARY.test(uri)) return false;
  return true;
};

/**
 * Judges whether a redirect URI that must not be registered was refused.
 * @param what the kind of URI, with its article
 */
export const judgeRedirectUris = (
  exchange: Exchange,
  mustNot: (uri: string) => boolean,
  what: string,
): Verdict => {
  const { body } = exchange.request;
  if (!body.json.ok) return NO_REQUEST_JSON;
  if (isOrdinary(body)) return NOT_SENT;
  const uris: unknown = memberOf(body.json.value, 'redirectUris');
  if (!Array.isArray(uris)) return NOT_SENT;
  for (const uri of uris as readonly unknown[])
    if (typeof uri === 'string' && mustNot(uri))
      return refusalOf(exchange) ?? accepted(exchange, what);
  return NOT_SENT;
};

/** The failing verdict for a registration that was accepted. */
export const accepted = ({ response }: Exchange, what: string): Verdict =>
  fail({
    at: 'response.status',
    expected: '400 or 422',
    actual: `${response?.status ?? 0} to ${what}`,
    shape: `${what} accepted`,
  });

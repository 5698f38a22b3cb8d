import type { Exchange } from '../model/exchange.js';
import { fail, notApplicable, type Verdict } from '../model/verdict.js';
import { NO_REQUEST_JSON } from './_parts.js';
import { refusalOf } from './_refusal.js';
import { memberOf } from './_values.js';

const NOT_SENT = notApplicable('the request registers no such URI');

/** What the examples and the checks of the registration rules look at. */
export const REGISTRATIONS = {
  parts: ['request.body', 'response.status'],
  operations: ['createClient', 'updateClient'],
} as const;

/**
 * Judges whether a redirect URI that must not be registered was refused.
 * @param what the kind of URI, with its article
 */
export const judgeRedirectUris = (
  exchange: Exchange,
  mustNot: (uri: string) => boolean,
  what: string,
): Verdict => {
  const { json } = exchange.request.body;
  if (!json.ok) return NO_REQUEST_JSON;
  const uris: unknown = memberOf(json.value, 'redirectUris');
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

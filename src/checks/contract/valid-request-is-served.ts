import { defineCheck } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { couldNotTell, fail, notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER, operationOf, SERVER_FAILED } from '../_parts.js';

const SETTINGS = couldNotTell('the credentials, the institution or the partner may be wrong');
const STRANGER = couldNotTell(
  'the recording does not say whether the request was meant to be valid',
);
const REDIRECTED = couldNotTell('the answer is a redirection');
const UNREAD = notApplicable('whether a client can be read is the affair of created-is-readable');
const GONE = notApplicable('a client that is gone already needs no clean-up');
const COLLECTION: ReadonlySet<string> = new Set(['listClients', 'createClient']);
const BY_SETTINGS: ReadonlySet<number> = new Set([401, 403, 429]);

/** Why a 404 is not held against the server here, if it is not. */
const excuseOf = (exchange: Exchange): Verdict | undefined => {
  if (COLLECTION.has(operationOf(exchange)?.id ?? '')) return SETTINGS;
  if (exchange.request.method === 'GET') return UNREAD;
  return exchange.purpose === 'clean-up' ? GONE : undefined;
};

export default defineCheck({
  id: 'valid-request-is-served',
  rows: ['CON-02', 'CON-03'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/paths/*/*/responses',
  title: 'A request that the document allows is served.',
  why: 'A caller that keeps to the document is refused, and the document does not say why.',
  fix: 'Serve the request, or have the document forbid what is wrong with it.',
  looksAt: {
    parts: ['response.status'],
    purposes: ['valid', 'inventory', 'clean-up', 'foreign'],
  },
  faults: ['second-uri-refused', 'update-refused', 'repeated-update-is-refused'],
  examples: {
    pass: [
      exchange({ operation: 'createClient', status: 200, purpose: 'valid', json: {} }),
      exchange({ operation: 'createClient', status: 403, purpose: 'valid' }),
      exchange({ operation: 'listClients', status: 404, purpose: 'inventory' }),
      exchange({ operation: 'createClient', status: 400 }),
    ],
    fail: [
      exchange({ operation: 'createClient', status: 400, purpose: 'valid' }),
      exchange({ operation: 'updateClient', status: 404, purpose: 'valid' }),
    ],
  },
  evaluate(exchange) {
    const { response, purpose } = exchange;
    if (!response) return NO_ANSWER;
    const { status } = response;
    if (status >= 200 && status < 300) return PASS;
    if (status >= 500) return SERVER_FAILED;
    if (status < 400) return REDIRECTED;
    if (purpose === undefined) return STRANGER;
    const excuse = BY_SETTINGS.has(status)
      ? SETTINGS
      : status === 404
        ? excuseOf(exchange)
        : undefined;
    return excuse ?? fail({ at: 'response.status', expected: 'a success', actual: String(status) });
  },
});

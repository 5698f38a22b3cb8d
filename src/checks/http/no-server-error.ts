import { defineCheck } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { essence } from '../../model/http/media-type.js';
import { isOfGateway } from '../../model/http/way.js';
import { isToTokenEndpoint, isUnauthorised } from '../../model/purpose.js';
import { couldNotTell, fail, notApplicable, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { ELSEWHERE, NO_ANSWER } from '../_parts.js';

const UNKNOWN_METHOD = notApplicable('501 to a method that the document does not know is lawful');
const ASKED = notApplicable('the server asked for a pause, and served the request after it');
const NO_LOGIN_AGAIN = couldNotTell(
  'the server asked for a pause, and a request without good credentials is not sent again',
);
const html = { 'content-type': 'text/html' };

const ODD = {
  operation: 'getClient',
  match: { kind: 'unknown-path' },
  purpose: 'malformed-id',
} as const;
const BUSY = { operation: 'listClients', status: 503, headers: { 'retry-after': '1' } } as const;

/** What a probe asks for at a path that the document does not have is the API's to answer all the same. */
const isOfAnother = ({ match, purpose }: Exchange): boolean =>
  match.kind === 'unknown-path' && (purpose === undefined || isToTokenEndpoint(purpose));

export default defineCheck({
  id: 'no-server-error',
  rows: ['HTTP-21', 'HTTP-11', 'LIF-15', 'INP-03', 'INP-11'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 9110 §15.6',
  title: 'No request makes the server fail.',
  why: 'A 5xx says that the server failed: callers retry it, and cannot tell what became of the write.',
  fix: 'Answer a request that cannot be served with a 4xx, and find what made the server fail.',
  looksAt: { parts: ['response.status', 'response.type'], unmatched: true },
  faults: [
    'unknown-id-crashes',
    'long-name-crashes',
    'update-is-a-gateway-page',
    'apostrophe-crashes',
    'emoji-crash-create',
    'emoji-crash-update',
    'deep-json-crashes',
    'null-body-crashes-update',
    'object-contacts-crash-update',
    'object-name-crashes',
    'deep-json-crashes-update',
    'long-member-crashes-update',
    'many-uris-crash-update',
    'odd-charset-crashes',
    'missing-type-crashes',
    'quote-in-id-crashes',
    'nul-in-id-crashes',
    'broken-escape-crashes',
  ],
  examples: {
    pass: [
      exchange({ operation: 'listClients', status: 200, json: [] }),
      exchange({ operation: 'getClient', status: 404 }),
      exchange({ ...BUSY, purpose: 'anonymous' }),
      exchange({ ...BUSY, purpose: 'expired-token' }),
    ],
    fail: [
      exchange({ operation: 'getClient', status: 500, json: { error: 'internal' } }),
      exchange({ operation: 'listClients', status: 503 }),
      exchange({ ...BUSY, purpose: 'valid' }),
      exchange({ operation: 'listClients', status: 500, text: '<html>', headers: html }),
      exchange({ ...ODD, status: 500 }),
    ],
  },
  evaluate(exchange) {
    const { response, match, purpose, isRetried } = exchange;
    if (!response) return NO_ANSWER;
    if (isOfAnother(exchange)) return ELSEWHERE;
    const { status } = response;
    if (status < 500) return PASS;
    if (status === 501 && (purpose === 'unsupported' || match.kind !== 'operation'))
      return UNKNOWN_METHOD;
    if (status === 503 && response.headers.has('retry-after')) {
      if (isRetried) return ASKED;
      if (isUnauthorised(purpose)) return NO_LOGIN_AGAIN;
    }
    const place = { at: 'response.status', expected: 'a status below 500' };
    const isPage = essence(response.headers.get('content-type')) === 'text/html';
    if (!isPage && !isOfGateway(status)) return fail({ ...place, actual: String(status) });
    return fail({
      ...place,
      actual: isPage ? `${status} with an HTML page` : String(status),
      severity: 'warning',
      why: 'A gateway, or a page for people, answered in place of the API: what it hid cannot be told.',
      fix: 'Run again when the environment is up.',
    });
  },
});

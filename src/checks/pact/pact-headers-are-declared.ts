import { defineCheck } from '../../model/check.js';
import { notApplicable, PASS, verdictOf } from '../../model/verdict.js';
import { NO_ANSWER, specOf, unreadOf } from '../_parts.js';
import { NO_PACT } from './_body.js';
import { interaction } from './_examples.js';

const UNLISTED = notApplicable('the document does not list the status');
const NONE = notApplicable('the pact reads no header of a provider');

/** Fields that HTTP and its companions define: whoever serves an answer may send them undeclared. */
const OF_HTTP: ReadonlySet<string> = new Set(
  `age allow alt-svc cache-control connection content-disposition content-encoding content-language
  content-length content-location content-range content-type date etag expires keep-alive last-modified link
  location pragma proxy-authenticate retry-after server set-cookie strict-transport-security trailer
  transfer-encoding upgrade vary via warning www-authenticate`.split(/\s+/),
);

const isOfHttp = (name: string): boolean => OF_HTTP.has(name) || name.startsWith('access-control-');

const get = (headers: Readonly<Record<string, string>>) =>
  interaction({ operation: 'getClient', status: 200, json: {}, headers });

export default defineCheck({
  id: 'pact-headers-are-declared',
  rows: ['PAC-11'],
  ledger: 'contract',
  severity: 'warning',
  clause: 'OpenAPI 3.0.0, Response Object',
  title: 'Every header that a consumer reads is one that the document declares for the answer.',
  why: 'Nobody promised the header: an answer without it is one that the document allows.',
  fix: 'Let the consumer do without the header, or have the document declare it.',
  looksAt: { parts: ['response.status', 'response.headers'] },
  faults: [],
  asks: 'pact',
  examples: {
    pass: [get({ ETag: '"1"' })],
    fail: [get({ 'X-Total': '5' })],
  },
  evaluate(exchange) {
    const { pact, response } = exchange;
    if (!pact) return NO_PACT;
    if (!response) return NO_ANSWER;
    const names = new Set(response.headers.entries.map(({ name }) => name.toLowerCase()));
    const own = [...names].filter((name) => !isOfHttp(name));
    if (own.length === 0) return NONE;
    const spec = specOf(exchange, response);
    if (!spec) return unreadOf(exchange, response) ?? UNLISTED;
    const { pointer, position, headers = [] } = spec;
    const declared = new Set(headers.map(({ name }) => name));
    const strange = own.filter((name) => !declared.has(name));
    if (strange.length === 0) return PASS;
    const unread = unreadOf(exchange, response);
    if (unread) return unread;
    return verdictOf(
      strange.map((name) => ({
        at: `response.headers/${name.slice(0, 100)}`,
        expected: 'a header that the document declares',
        actual: 'one that only the pact knows',
        pointer,
        position,
      })),
    );
  },
});

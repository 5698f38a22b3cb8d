import { defineCheck } from '../../model/check.js';
import { notApplicable, type Verdict, verdictOf } from '../../model/verdict.js';
import type { Operation, ResponseSpec } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import type { Observation } from '../../model/finding.js';
import { keysIn } from '../_request.js';
import { operationOf, specOf, unreadable, unreadOf } from '../_parts.js';
import { isProvoked, NO_PACT, PROVOKED, UNLISTED, UNMATCHED_REQUEST } from './_body.js';
import { interaction } from './_examples.js';

const NONE = notApplicable('the pact names no header of an API');

/** Fields that HTTP and its companions define: they may be sent undeclared. */
const OF_HTTP: ReadonlySet<string> = new Set(
  `accept accept-charset accept-encoding accept-language authorization baggage cookie dnt expect forwarded from host
  if-match if-modified-since if-none-match if-range if-unmodified-since max-forwards origin prefer
  proxy-authorization range referer te traceparent tracestate user-agent age allow alt-svc cache-control connection content-disposition content-encoding content-language
  content-length content-location content-range content-type date etag expires keep-alive last-modified link
  location pragma proxy-authenticate retry-after server set-cookie strict-transport-security trailer
  transfer-encoding upgrade vary via warning www-authenticate`.split(/\s+/),
);

const isOfHttp = (name: string): boolean =>
  OF_HTTP.has(name) || /^(?:access-control-|sec-|x-forwarded-)/.test(name);

type Names = readonly string[];

const namesIn = (message: Exchange['request'] | Exchange['response']): Names =>
  [...new Set(message?.headers.entries.map(({ name }) => name.toLowerCase()))].filter(
    (name) => !isOfHttp(name),
  );

const get = (headers: Readonly<Record<string, string>>) =>
  interaction({ operation: 'getClient', status: 200, json: {}, headers });
const list = (headers: Readonly<Record<string, string>>) =>
  interaction({ operation: 'listClients', status: 200, request: { headers } });

export default defineCheck({
  id: 'pact-headers-are-declared',
  rows: ['PAC-11'],
  ledger: 'contract',
  severity: 'warning',
  clause: 'OpenAPI 3.0.0, Response Object',
  title: 'Every header that a pact names is one that the document declares.',
  why: 'Nobody promised the header: an answer may lack it, and what it does in a request is not known.',
  fix: 'Let the consumer do without the header, or have the document declare it.',
  looksAt: { parts: ['request.headers', 'response.status', 'response.headers'] },
  faults: [],
  asks: 'pact',
  examples: {
    pass: [get({ ETag: '"1"' })],
    fail: [get({ 'X-Total': '5' }), list({ 'X-Tenant': 'a' })],
  },
  evaluate(exchange) {
    if (!exchange.pact) return NO_PACT;
    const sides = [...ofRequest(exchange), ...ofAnswer(exchange)];
    const strange = sides.flatMap((each) => (each.outcome === 'fail' ? each.observations : []));
    if (strange.length > 0) return verdictOf(strange);
    return (
      sides.find(({ outcome }) => outcome === 'could-not-tell') ??
      sides.find(({ outcome }) => outcome === 'pass') ??
      sides[0] ??
      NONE
    );
  },
});

const SAID = {
  expected: 'a header that the document declares',
  actual: 'one that only the pact knows',
};
const place = (side: 'request' | 'response', name: string) =>
  `${side}.headers/${name.slice(0, 100)}`;

/** What is to be said of the headers of a request; nothing, where it names none. */
function* ofRequest(exchange: Exchange): Generator<Verdict> {
  const sent = namesIn(exchange.request);
  if (sent.length === 0) return;
  const operation = operationOf(exchange);
  if (!operation) yield UNMATCHED_REQUEST;
  else if (isProvoked(exchange)) yield PROVOKED;
  else
    yield unreadable(operation.unread?.parameters) ?? verdictOf(strangeInRequest(operation, sent));
}

/** What is to be said of the headers of an answer; nothing, where it names none. */
function* ofAnswer(exchange: Exchange): Generator<Verdict> {
  const { response } = exchange;
  const read = namesIn(response);
  if (!response || read.length === 0) return;
  const spec = specOf(exchange, response);
  const unread = unreadOf(exchange, response);
  yield unread ?? (spec ? verdictOf(strangeInAnswer(spec, read)) : UNLISTED);
}

const strangeInAnswer = (
  { pointer, position, headers = [] }: ResponseSpec,
  read: Names,
): readonly Observation[] => {
  const declared = new Set(headers.map(({ name }) => name));
  return read
    .filter((name) => !declared.has(name))
    .map((name) => ({ ...SAID, at: place('response', name), pointer, position }));
};

const strangeInRequest = (operation: Operation, sent: Names): readonly Observation[] => {
  const { parameters, pointer, position } = operation;
  const names = parameters.flatMap(({ in: where, name }) => (where === 'header' ? [name] : []));
  const declared = new Set(
    [...names, ...keysIn(operation, 'header')].map((each) => each.toLowerCase()),
  );
  return sent
    .filter((name) => !declared.has(name))
    .map((name) => ({ ...SAID, at: place('request', name), pointer, position, side: 'request' }));
};

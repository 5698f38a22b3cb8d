import { defineCheck } from '../../model/check.js';
import type { RequestBodySpec } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import type { Observation } from '../../model/finding.js';
import { essence } from '../../model/http/media-type.js';
import { couldNotTell, fail, PASS, type Verdict, verdictOf } from '../../model/verdict.js';
import { operationOf, doubted, unreadable, isReadAsJson } from '../_parts.js';
import { observe } from '../_violations.js';
import { isProvoked, mediaOf, NO_PACT, PROVOKED, UNMATCHED_REQUEST } from './_body.js';
import { interaction } from './_examples.js';

const NO_SCHEMA = couldNotTell('the document has no JSON schema for this content');
const UNASKED = { at: 'request.body', expected: 'no content', actual: 'content' };
const NONE = { at: 'request.body', expected: 'content', actual: 'none' };
const NO_JSON = { at: 'request.body', expected: 'JSON', actual: 'text that is no JSON' };

type Said = Pick<Observation, 'at' | 'expected' | 'actual'>;

const say = ({ pointer }: { readonly pointer: string }, said: Said): Verdict =>
  fail({ ...said, pointer, side: 'request' });

const judge = ({ request: { body, headers } }: Exchange, spec: RequestBodySpec): Verdict => {
  const unread = unreadable(spec.unread);
  if (unread) return unread;
  const type = headers.get('content-type');
  const media = mediaOf(spec.content, type);
  if (!media) {
    const expected = spec.content.map(({ mediaType }) => mediaType).join(' or ') || 'no content';
    const actual = essence(type) ?? 'no media type';
    return say(spec, { at: 'request.headers/content-type', expected, actual });
  }
  if (media.unread !== undefined) return unreadable(media.unread) ?? NO_SCHEMA;
  if (!media.schema || !isReadAsJson(type, media)) return NO_SCHEMA;
  if (!body.json.ok) return say(media, NO_JSON);
  if (body.isAcceptedBy(media.schema)) return doubted(media.schema, body.json.value) ?? PASS;
  const broken = observe('request.body', media.schema.explain(body.json.value, body.json.written));
  return verdictOf(broken.map((each) => ({ ...each, side: 'request' as const })));
};

const post = (json: unknown, status = 200) =>
  interaction({ operation: 'createClient', status, json: {}, request: { json } });

export default defineCheck({
  id: 'pact-content-is-accepted',
  rows: ['PAC-03'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/components/schemas',
  title: 'The content that a pact sends is what the document asks for.',
  why: 'The provider may refuse the request: the interaction is agreed on by the consumer alone.',
  fix: 'Have the consumer send the documented media type, members and types.',
  looksAt: { parts: ['request.headers', 'response.status'] },
  faults: [],
  asks: 'pact',
  examples: {
    pass: [post({ name: 'a', redirectUris: [] }), post({ name: 5 }, 422)],
    fail: [post({ name: 'a' })],
  },
  evaluate(exchange) {
    if (!exchange.pact) return NO_PACT;
    const operation = operationOf(exchange);
    if (!operation) return UNMATCHED_REQUEST;
    if (isProvoked(exchange)) return PROVOKED;
    const { requestBody: spec } = operation;
    const { body } = exchange.request;
    if (body.isKept && !body.isEmpty) return spec ? judge(exchange, spec) : say(operation, UNASKED);
    return spec?.required ? say(spec, NONE) : PASS;
  },
});

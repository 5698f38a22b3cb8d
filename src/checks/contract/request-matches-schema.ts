import { defineCheck } from '../../model/check.js';
import type { MediaTypeSpec, RequestBodySpec } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import type { Observation } from '../../model/finding.js';
import { essence } from '../../model/http/media-type.js';
import {
  couldNotTell,
  fail,
  notApplicable,
  PASS,
  type Verdict,
  verdictOf,
} from '../../model/verdict.js';
import { heldAgainstCaller } from '../_caller.js';
import { exchange } from '../_examples.js';
import {
  declaredFor,
  doubted,
  isReadAsJson,
  operationOf,
  UNMATCHED,
  unreadable,
} from '../_parts.js';
import { isWhole } from '../_refusal.js';
import { observe } from '../_violations.js';

const NO_CONTENT = notApplicable('the document declares no content for this request');
const NO_SCHEMA = notApplicable('the document has no JSON schema for this request');
const OTHER_CONTENT = couldNotTell('content of requests is judged where it is JSON only');
const CUT = couldNotTell('the recording may not have the whole content of this request');
const side = 'request';
const post = (json: unknown) => exchange({ operation: 'createClient', request: { json } });

const say = (
  { pointer }: RequestBodySpec,
  observation: Omit<Observation, 'side' | 'pointer'>,
): Verdict => fail({ ...observation, side, pointer });

/** Content that is there, under the media type that the document declares for it. */
const judge = (exchange: Exchange, spec: RequestBodySpec, media: MediaTypeSpec): Verdict => {
  const { body, headers } = exchange.request;
  const contentType = headers.get('content-type');
  if (media.unread !== undefined) return unreadable(media.unread) ?? NO_SCHEMA;
  if (!media.schema) return NO_SCHEMA;
  if (!isReadAsJson(contentType, media)) return OTHER_CONTENT;
  if (!body.json.ok) {
    if (!isWhole(exchange)) return CUT;
    return say(spec, { at: 'request.body', expected: 'JSON', actual: 'text that is no JSON' });
  }
  if (body.isAcceptedBy(media.schema)) return doubted(media.schema, body.json.value) ?? PASS;
  const broken = observe('request.body', media.schema.explain(body.json.value, body.json.written));
  return verdictOf(broken.map((each) => ({ ...each, side })));
};

export default defineCheck({
  id: 'request-matches-schema',
  rows: ['CON-13'],
  ledger: 'contract',
  severity: 'warning',
  clause: '#/components/schemas/createPartnerClientDetails',
  title: 'The content of a request is what its schema in the document says.',
  why: 'A provider may refuse such a request at any time: that it is served today is luck.',
  fix: 'Have the caller send what the document describes.',
  looksAt: {
    parts: ['request.headers', 'request.body'],
    purposes: ['valid', 'inventory', 'clean-up', 'deleted', 'unknown-id', 'foreign'],
  },
  faults: [],
  asks: 'request',
  examples: {
    pass: [post({ name: 'a', redirectUris: [] }), exchange({ operation: 'listClients' })],
    fail: [
      post({ name: 'a' }),
      post({ name: 'a', redirectUris: ['https://a.example/'], logoUri: null }),
      exchange({
        operation: 'updateClient',
        request: { bytes: 'name=a', headers: { 'content-type': 'text/plain' } },
      }),
    ],
  },
  evaluate: (exchange) => heldAgainstCaller(exchange, judgeContent(exchange)),
});

const judgeContent = (exchange: Exchange): Verdict => {
  const operation = operationOf(exchange);
  if (!operation) return UNMATCHED;
  const spec = operation.requestBody;
  if (!spec) return NO_CONTENT;
  const { body, headers } = exchange.request;
  if (!body.isKept) return CUT;
  if (spec.unread !== undefined) return unreadable(spec.unread) ?? NO_SCHEMA;
  if (body.isEmpty) {
    if (!spec.required) return PASS;
    return say(spec, { at: 'request.body', expected: 'content', actual: 'none' });
  }
  const contentType = headers.get('content-type');
  const media = declaredFor(spec.content, contentType);
  if (media) return judge(exchange, spec, media);
  const expected = spec.content.map(({ mediaType }) => mediaType).join(' or ');
  const actual = essence(contentType) ?? 'a value that is no media type';
  return say(spec, { at: 'request.headers/content-type', expected, actual });
};

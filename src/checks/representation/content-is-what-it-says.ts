import { defineCheck } from '../../model/check.js';
import { essence, isJson } from '../../model/http/media-type.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { BROKEN_OFF, NO_ANSWER, NO_BODY, NO_JSON, NOT_KEPT, schemaOf } from '../_parts.js';

const JUDGED = notApplicable('content with a schema is the affair of body-matches-schema');
const PROBLEM = notApplicable('problem documents are the affair of problem-details-are-consistent');
const refusal = (content: object) =>
  exchange({
    operation: 'getClient',
    status: 404,
    headers: { 'content-type': 'application/json' },
    ...content,
  });

export default defineCheck({
  id: 'content-is-what-it-says',
  rows: ['REP-11'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 8259 §2',
  title: 'Content that is labelled JSON is JSON, whatever the status.',
  why: 'A client that parses what the label promises fails on the refusal, and hides why it was refused.',
  fix: 'Write refusals as JSON, or give them the type that they have.',
  looksAt: { parts: ['response.status', 'response.type', 'response.body'] },
  faults: ['refusal-is-no-json'],
  examples: {
    pass: [
      refusal({ bytes: '{"error":"not_found"}' }),
      refusal({ bytes: 'no such client', headers: { 'content-type': 'text/plain' } }),
      refusal({}),
    ],
    fail: [refusal({ bytes: 'no such client' }), refusal({ text: '<html></html>' })],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    const { body, headers } = response;
    const type = essence(headers.get('content-type'));
    if (!isJson(type)) return NO_JSON;
    if (exchange.failure) return BROKEN_OFF;
    if (!body.isKept) return NOT_KEPT;
    if (schemaOf(exchange, response)) return JUDGED;
    if (type === 'application/problem+json') return PROBLEM;
    if (body.isEmpty) return NO_BODY;
    if (body.json.ok) return PASS;
    return fail({ at: 'response.body', expected: 'JSON', actual: 'text that is no JSON' });
  },
});

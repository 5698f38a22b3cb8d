import { defineCheck } from '../../model/check.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { declaredFor, NO_ANSWER, operationOf } from '../_parts.js';
import { refusalOf } from '../_refusal.js';

const DECLARED = notApplicable('the document declares the media type of the request');
const MILD = { severity: 'warning', clause: 'RFC 9110 §15.5.16' } as const;
/** 400 and 422 are equal refusals wherever the document names neither. */
const LAWFUL: ReadonlySet<number> = new Set([400, 415, 422]);

const sent = (status: number, type = 'text/plain') =>
  exchange({
    operation: 'createClient',
    status,
    purpose: 'unsupported',
    request: { bytes: '{}', headers: { 'Content-Type': type } },
  });

export default defineCheck({
  id: 'unknown-media-type-is-refused',
  rows: ['HTTP-10'],
  ledger: 'standards',
  severity: 'error',
  clause: '#/paths/*/*/requestBody/content',
  title: 'Content of a media type that the document does not declare is refused.',
  why: 'A browser sends text/plain to any site without asking: JSON under that name opens the API to forms.',
  fix: 'Answer 415 to content that is not of the documented media type.',
  looksAt: {
    parts: ['request.headers', 'response.status'],
    operations: ['createClient', 'updateClient'],
    purposes: ['unsupported', 'foreign'],
  },
  faults: ['text-body-accepted', 'form-update-accepted', 'text-update-accepted'],
  examples: {
    pass: [sent(415), sent(400), sent(422), sent(200, 'application/json; charset=utf-8')],
    fail: [sent(200), sent(409)],
  },
  evaluate(exchange) {
    const { request, response } = exchange;
    if (!response) return NO_ANSWER;
    const contentType = request.headers.get('content-type');
    const content = operationOf(exchange)?.requestBody?.content;
    if (contentType === undefined || !content || declaredFor(content, contentType)) return DECLARED;
    if (LAWFUL.has(response.status)) return PASS;
    const place = {
      at: 'response.status',
      expected: '415, 400 or 422',
      actual: String(response.status),
    };
    const refusal = refusalOf(exchange);
    if (!refusal) return fail(place);
    return refusal === PASS ? fail({ ...place, ...MILD }) : refusal;
  },
});

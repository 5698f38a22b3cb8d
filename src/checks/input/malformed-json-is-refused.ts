import { defineCheck } from '../../model/check.js';
import { essence, isJson } from '../../model/http/media-type.js';
import { couldNotTell, fail, notApplicable } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { isWhole, refusalOf } from '../_refusal.js';

const SOUND = notApplicable('the content of the request is JSON, or says that it is none');
const CUT = couldNotTell('the recording may not have the whole content of this request');
const purpose = 'invalid-body';
const sent = (status: number, bytes: string) =>
  exchange({
    operation: 'createClient',
    status,
    purpose,
    request: { bytes, headers: { 'content-type': 'application/json' } },
  });

export default defineCheck({
  id: 'malformed-json-is-refused',
  rows: ['INP-05'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/paths/*/*/requestBody/content',
  title: 'Text that is no JSON is refused.',
  why: 'A server that repairs broken text stores something that the caller did not say.',
  fix: 'Answer 400 to text that is no JSON.',
  looksAt: {
    parts: ['request.headers', 'request.body', 'response.status'],
    operations: ['createClient', 'updateClient'],
  },
  faults: [
    'broken-json-accepted',
    'unquoted-names-accepted',
    'update-closes-truncated-json',
    'update-takes-trailing-comma',
    'update-takes-first-of-two-texts',
  ],
  examples: {
    pass: [sent(400, '{"name":'), sent(200, '{"name":"a"}'), sent(500, '{')],
    fail: [sent(200, '{"name":"a","redirectUris":[],}'), sent(200, 'name=a')],
  },
  evaluate(exchange) {
    const { headers, body } = exchange.request;
    if (body.isEmpty || body.json.ok || !isJson(essence(headers.get('content-type')))) return SOUND;
    if (!isWhole(exchange)) return CUT;
    const refusal = refusalOf(exchange);
    if (refusal) return refusal;
    const status = exchange.response?.status ?? 0;
    return fail({
      at: 'response.status',
      expected: '400',
      actual: `${status} to text that is no JSON`,
      shape: 'broken JSON accepted',
    });
  },
});

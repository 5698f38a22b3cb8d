import { defineCheck } from '../../model/check.js';
import type { Exchange, HttpRequest } from '../../model/exchange.js';
import { essence, isJson, parametersOf } from '../../model/http/media-type.js';
import { couldNotTell, fail, notApplicable, type Verdict } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { isWhole, refusalOf } from '../_refusal.js';

const SOUND = notApplicable('the content of the request is JSON, or says that it is none');
const CUT = couldNotTell('the recording may not have the whole content of this request');
const purpose = 'invalid-body';
const sent = (status: number, bytes: string | Uint8Array) =>
  exchange({
    operation: 'createClient',
    status,
    purpose,
    request: { bytes, headers: { 'content-type': 'application/json' } },
  });

const IN_LATIN_1 = Uint8Array.from('{"name":"\u00e9"}', (char) => char.charCodeAt(0));

/** Whether it is in UTF-8 (RFC 8259 §8.1), or says that it is in something else. */
const isReadable = ({ headers, body }: HttpRequest): boolean => {
  const charset = parametersOf(headers.get('content-type') ?? '').get('charset') ?? 'utf-8';
  return body.isUtf8 !== false || charset !== 'utf-8';
};

/** A parser may take more than JSON (RFC 8259 §9); what it makes of such bytes is not what was sent. */
const replaced = (status: number): Verdict =>
  fail({
    at: 'response.status',
    expected: '400',
    actual: `${status} to text that is not in UTF-8`,
    shape: 'text that is not in UTF-8 accepted',
    severity: 'warning',
    why: 'No JSON can hold the bytes that were sent: whatever the server has stored, the caller did not say it.',
    fix: 'Decode the content strictly, and answer 400 where it is not in UTF-8.',
  });

const isSound = ({ request }: Exchange): boolean =>
  request.body.isEmpty ||
  (request.body.json.ok && isReadable(request)) ||
  !isJson(essence(request.headers.get('content-type')));

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
    'bytes-of-no-text-are-replaced',
  ],
  examples: {
    pass: [sent(400, IN_LATIN_1), sent(400, '{"name":'), sent(200, '{"name":"a"}'), sent(500, '{')],
    fail: [
      sent(200, '{"name":"a","redirectUris":[],}'),
      sent(200, 'name=a'),
      sent(200, IN_LATIN_1),
    ],
  },
  evaluate(exchange) {
    if (isSound(exchange)) return SOUND;
    if (!isWhole(exchange)) return CUT;
    const refusal = refusalOf(exchange);
    if (refusal) return refusal;
    const status = exchange.response?.status ?? 0;
    if (exchange.request.body.json.ok) return replaced(status);
    return fail({
      at: 'response.status',
      expected: '400',
      actual: `${status} to text that is no JSON`,
      shape: 'broken JSON accepted',
    });
  },
});

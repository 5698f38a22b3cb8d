import { defineCheck } from '../../model/check.js';
import { couldNotTell, fail, notApplicable } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { refusalOf } from '../_refusal.js';

const PRESENT = notApplicable('the request has content');
const PERHAPS = couldNotTell('the recording does not say that the request had no content');
const sent = (status: number, headers: Readonly<Record<string, string>> = {}) =>
  exchange({
    operation: 'createClient',
    status,
    purpose: 'odd-body',
    request: { bytes: '', headers },
  });

export default defineCheck({
  id: 'missing-body-is-refused',
  rows: ['INP-04'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/components/schemas/createPartnerClientDetails/required',
  title: 'A create without content is refused.',
  why: 'The document forgets to require the content, yet a client without name and redirect URIs is none.',
  fix: 'Answer 400, 415 or 422 to a create without content.',
  looksAt: {
    parts: ['request.headers', 'request.body', 'response.status'],
    operations: ['createClient'],
  },
  faults: ['empty-create-accepted'],
  examples: {
    pass: [sent(400), sent(415), exchange({ operation: 'createClient', status: 200, json: {} })],
    fail: [sent(200)],
  },
  evaluate(exchange) {
    const { body, headers } = exchange.request;
    if (body.isKept && !body.isEmpty) return PRESENT;
    // Foreign recorders leave content out: only a length of 0 says that there was none.
    const isOurs = exchange.purpose !== undefined && body.isKept;
    if (!isOurs && headers.get('content-length')?.trim() !== '0') return PERHAPS;
    const refusal = refusalOf(exchange);
    if (refusal) return refusal;
    const actual = `${exchange.response?.status ?? 0} to a create without content`;
    const shape = 'create without content accepted';
    return fail({ at: 'response.status', expected: '400, 415 or 422', actual, shape });
  },
});

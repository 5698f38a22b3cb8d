import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { HEADERS_UNKNOWN, knowsHeaders, NO_ANSWER, NO_BODY } from '../_parts.js';

export default defineCheck({
  id: 'content-has-a-type',
  rows: ['HTTP-09'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 9110 §8.3',
  title: 'Content names its media type.',
  why: 'Without Content-Type a client has to guess what it reads, and some guess HTML.',
  fix: 'Send Content-Type with every answer that has content.',
  looksAt: { parts: ['response.headers', 'response.body'] },
  faults: ['no-content-type'],
  examples: {
    pass: [
      exchange({ operation: 'listClients', status: 200, json: [] }),
      exchange({ operation: 'deleteClient', status: 204 }),
    ],
    fail: [exchange({ operation: 'listClients', status: 200, bytes: '[]' })],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    if (response.body.isEmpty || response.status === 204) return NO_BODY;
    if (response.headers.has('content-type')) return PASS;
    if (!knowsHeaders(exchange, response)) return HEADERS_UNKNOWN;
    return fail({
      at: 'response.headers/content-type',
      expected: 'the media type of the content',
      actual: 'no such header',
    });
  },
});

import { defineCheck } from '../../model/check.js';
import { essence } from '../../model/http/media-type.js';
import { fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER, NO_BODY, specOf, unreadOf } from '../_parts.js';

export default defineCheck({
  id: 'error-content-is-documented',
  rows: ['CON-08'],
  ledger: 'gap',
  severity: 'info',
  clause: '#/paths/*/*/responses/404',
  title: 'Content of a documented error is documented, too.',
  why: 'Content of an error is allowed where none is declared, but no caller can rely on what it says.',
  fix: 'Ask the vendor to document the content of this error.',
  looksAt: { parts: ['response.status', 'response.body'], statuses: ['4xx'] },
  faults: [],
  asks: 'document',
  examples: {
    pass: [exchange({ operation: 'getClient', status: 404 })],
    fail: [exchange({ operation: 'getClient', status: 404, json: { error: 'not found' } })],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    if (response.body.isEmpty) return NO_BODY;
    const spec = specOf(exchange, response);
    if (!spec || spec.content.length > 0) return PASS;
    if (spec.unread !== undefined) return unreadOf(exchange, response) ?? PASS;
    const mediaType = essence(response.headers.get('content-type')) ?? 'no media type';
    return fail({
      at: 'response.body',
      expected: 'no content',
      actual: `content of ${mediaType}`,
      pointer: spec.pointer,
      position: spec.position,
      breaks: 'published',
    });
  },
});

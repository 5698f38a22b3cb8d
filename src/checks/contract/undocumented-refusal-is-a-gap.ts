import { defineCheck } from '../../model/check.js';
import { expectsSuccess } from '../../model/purpose.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER, operationOf, UNMATCHED, unreadable } from '../_parts.js';

const WRONGLY = notApplicable(
  'a refusal of a valid request is the affair of valid-request-is-served',
);
/** What every API behind a token may answer, to a valid request too. */
const ALWAYS: ReadonlySet<number> = new Set([401, 403, 429]);

export default defineCheck({
  id: 'undocumented-refusal-is-a-gap',
  rows: ['CON-03'],
  ledger: 'gap',
  severity: 'info',
  clause: 'OpenAPI 3.0.0, Responses Object',
  title: 'Every refusal that is answered is one that the document lists.',
  why: 'The document is expected to list known errors: callers cannot prepare for those that it leaves out.',
  fix: 'Ask the vendor to document this status, with its content.',
  looksAt: { parts: ['response.status'], statuses: ['4xx'] },
  faults: [],
  asks: 'document',
  examples: {
    pass: [exchange({ operation: 'getClient', status: 404, purpose: 'unknown-id' })],
    fail: [
      exchange({ operation: 'createClient', status: 400, purpose: 'invalid-body' }),
      exchange({ operation: 'listClients', status: 401, purpose: 'anonymous' }),
    ],
  },
  evaluate(exchange) {
    const [operation, response] = [operationOf(exchange), exchange.response];
    if (!operation) return UNMATCHED;
    if (!response) return NO_ANSWER;
    const { status } = response;
    if (operation.response(status)) return PASS;
    const unread = unreadable(operation.unread?.responses);
    if (unread) return unread;
    if (expectsSuccess(exchange.purpose) && !ALWAYS.has(status)) return WRONGLY;
    const listed = operation.responses.map(({ key }) => key);
    return fail({
      at: 'response.status',
      expected: listed.length > 0 ? `one of ${listed.join(', ')}` : 'a documented status',
      actual: String(status),
      pointer: `${operation.pointer}/responses`,
      position: operation.position,
      breaks: 'published',
    });
  },
});

import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER, operationOf, UNMATCHED, unreadable } from '../_parts.js';

export default defineCheck({
  id: 'success-status-is-documented',
  rows: ['CON-02', 'DCR-19'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/paths/*/*/responses',
  title: 'Every success that is answered is one that the document lists.',
  why: 'Clients branch on the documented status: a success that they do not know is an error to them.',
  fix: 'Answer with the documented status, or have the document list this one.',
  looksAt: { parts: ['response.status'], statuses: ['2xx'] },
  faults: [
    'create-answers-201',
    'update-answers-200',
    'delete-answers-200',
    'method-override-is-honoured',
    'query-method-is-honoured',
  ],
  examples: {
    pass: [
      exchange({ operation: 'createClient', status: 200, json: { client: {} } }),
      exchange({ operation: 'deleteClient', status: 204 }),
    ],
    fail: [
      exchange({ operation: 'createClient', status: 201, json: { client: {} } }),
      exchange({ operation: 'updateClient', status: 200, json: {} }),
    ],
  },
  evaluate(exchange) {
    const operation = operationOf(exchange);
    const { response } = exchange;
    if (!operation) return UNMATCHED;
    if (!response) return NO_ANSWER;
    if (operation.response(response.status)) return PASS;
    const unread = unreadable(operation.unread?.responses);
    if (unread) return unread;
    const listed = operation.responses.filter(({ key }) => /^(2|default)/.test(key));
    return fail({
      at: 'response.status',
      expected: listed.map(({ key }) => key).join(' or ') || 'no success',
      actual: String(response.status),
      pointer: `${operation.pointer}/responses`,
      position: operation.position,
      breaks: 'published',
    });
  },
});

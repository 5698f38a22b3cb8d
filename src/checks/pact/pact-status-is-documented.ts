import { defineCheck } from '../../model/check.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { NO_ANSWER, operationOf, unreadable } from '../_parts.js';
import { NO_PACT, UNMATCHED_REQUEST } from './_body.js';
import { interaction } from './_examples.js';

const SUCCESS = notApplicable('a success is the affair of success-status-is-documented');

export default defineCheck({
  id: 'pact-status-is-documented',
  rows: ['PAC-08'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/paths/*/*/responses',
  title: 'Every status that a pact waits for is one that the document lists.',
  why: 'The provider never promised this answer: what the consumer does with it may never be needed, or never happen.',
  fix: 'Wait for a documented status, or ask the vendor to document this one.',
  looksAt: { parts: ['response.status'] },
  faults: [],
  asks: 'pact',
  examples: {
    pass: [interaction({ operation: 'getClient', status: 404 })],
    fail: [
      interaction({ operation: 'listClients', status: 401 }),
      interaction({ operation: 'getClient', status: 503 }),
    ],
  },
  evaluate(exchange, { settings }) {
    const { pact, response } = exchange;
    if (!pact) return NO_PACT;
    const operation = operationOf(exchange);
    if (!operation) return UNMATCHED_REQUEST;
    if (!response) return NO_ANSWER;
    const { status } = response;
    if (status >= 200 && status < 300) return SUCCESS;
    if (pact.response.statuses.some((each) => operation.response(each))) return PASS;
    const unread = unreadable(operation.unread?.responses);
    if (unread) return unread;
    const isMild = status >= 400 && status < 500 && settings.profile !== 'strict';
    const listed = operation.responses.map(({ key }) => key).join(', ');
    return fail({
      at: 'response.status',
      expected: listed === '' ? 'a documented status' : `one of ${listed}`,
      actual: String(status),
      pointer: `${operation.pointer}/responses`,
      position: operation.position,
      ...(isMild ? { severity: 'warning' as const } : {}),
    });
  },
});

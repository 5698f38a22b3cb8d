import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { hidingOf, NO_ANSWER } from '../_parts.js';
import { isSuccess } from '../_refusal.js';

const purpose = 'query-token';

export default defineCheck({
  id: 'query-token-is-refused',
  rows: ['AUT-06'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 6750 §2.3',
  title: 'A token in the address is not accepted.',
  why: "Addresses stand in logs, histories and Referer fields, and a token in one is anybody's.",
  fix: 'Take tokens from the field Authorization alone.',
  looksAt: { parts: ['response.status'], purposes: [purpose] },
  faults: ['query-token-works'],
  examples: {
    pass: [exchange({ operation: 'listClients', status: 401, purpose })],
    fail: [exchange({ operation: 'listClients', status: 200, purpose, json: [] })],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const { status } = response;
    const hidden = hidingOf(status);
    if (hidden) return hidden;
    if (!isSuccess(status)) return PASS;
    return fail({ at: 'response.status', expected: '401', actual: String(status) });
  },
});

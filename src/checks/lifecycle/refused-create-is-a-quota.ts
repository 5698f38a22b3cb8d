import { defineMonitor } from '../../model/check.js';
import { serverWords } from '../../model/http/server-words.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { operationOf } from '../_parts.js';
import { isRefusedAsFull, Standing } from '../_standing.js';
import { create, OTHER_ID, remove, SENT } from './_histories.js';

const ALONE = notApplicable('it is no valid create beside other clients of the run');

export default defineMonitor({
  id: 'refused-create-is-a-quota',
  rows: ['LIF-19'],
  ledger: 'contract',
  severity: 'info',
  clause: CLAUSES.createClient,
  title: 'A create is served while other clients of the run stand; a refusal is a quota.',
  why: 'A partner meets a quota that the document does not tell of when a customer has to wait for it.',
  fix: 'State how many clients a partner may have.',
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['createClient', 'deleteClient'],
  },
  faults: ['third-client-is-refused'],
  examples: {
    pass: [
      [create(1), create(2, SENT, { clientId: OTHER_ID })],
      [create(1), remove(2), create(3, SENT, { status: 403 })],
      [create(1), create(2, SENT, { status: 422, purpose: 'odd-body' })],
    ],
    fail: [[create(1), create(2, SENT, { status: 403 })]],
  },
  start: (_context, settle) => {
    const standing = new Standing();
    return {
      judge(exchange) {
        const { response } = exchange;
        const others = standing.note(exchange);
        if (others === 0 || operationOf(exchange)?.id !== 'createClient') settle(exchange, ALONE);
        else if (!isRefusedAsFull(exchange)) settle(exchange, PASS);
        else {
          const said = response && serverWords(response);
          const status = String(response?.status ?? 0);
          settle(
            exchange,
            fail({
              at: 'response.status',
              expected: 'a client beside others of the run',
              actual: `${status}${said === undefined ? '' : `: "${said}"`}, while ${others} stood`,
              shape: 'a quota',
            }),
          );
        }
      },
      finish: () => undefined,
    };
  },
});

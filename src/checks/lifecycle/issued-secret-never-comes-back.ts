import { defineMonitor } from '../../model/check.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { EXAMPLE_ID } from '../_examples.js';
import { create, get, item, list, remove, SENT, shown } from './_histories.js';

const ISSUING = notApplicable('it issues a secret itself');
const NO_SECRET = notApplicable('no secret had been issued');
const secret = `s3cret-of-${EXAMPLE_ID}`;

export default defineMonitor({
  id: 'issued-secret-never-comes-back',
  rows: ['SEC-01', 'SEC-02'],
  ledger: 'contract',
  severity: 'error',
  clause: CLAUSES.createClient,
  title: 'A secret that was issued stands in no later answer, under whatever name.',
  why: 'The document shows a secret once, at creation: every other place is one more to steal it from.',
  fix: 'Keep secrets out of all answers but that of the create, headers and errors included.',
  looksAt: {
    parts: ['response.headers', 'response.body'],
    operations: ['listClients', 'createClient', 'getClient', 'updateClient', 'deleteClient'],
  },
  faults: ['secret-under-another-name', 'secret-in-header'],
  examples: {
    pass: [
      [create(1), get(2), list(3, [item()]), remove(4)],
      [create(1), get(2, shown({ note: `s3cret-of-nobody` }))],
      [create(1), create(2, SENT, { status: 409, json: { error: 'the name is taken' } })],
    ],
    fail: [
      [create(1), get(2, shown({ apiKey: secret }))],
      [create(1), list(2, [item(shown({ keys: [{ value: secret }] }))])],
      [create(1), get(2, shown({ note: `the secret is ${secret}` }))],
      [create(1), create(2, SENT, { status: 409, text: `taken by the client of ${secret}.` })],
      [create(1), remove(2, { headers: { 'x-client-secret': secret } })],
    ],
  },
  start: ({ history }, settle) => ({
    judge(exchange) {
      const { match, response } = exchange;
      const isCreate = match.kind === 'operation' && match.operation.id === 'createClient';
      if (isCreate && response && response.status < 300) {
        settle(exchange, ISSUING);
        return;
      }
      const leak = history.leak(exchange);
      if (!leak) {
        settle(exchange, history.secrets.isEmpty ? NO_SECRET : PASS);
        return;
      }
      const [expected, actual] = ['no secret', 'a secret that a create had issued'];
      settle(exchange, fail({ at: leak.at, expected, actual, earlier: [leak.issued.id] }));
    },
    finish: () => undefined,
  }),
});

import { isDrawn, issueOf } from '../../model/issue.js';
import { defineCheck } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { membersIn } from '../../model/members.js';
import { couldNotTell, fail, notApplicable, PASS } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { EXAMPLE_ID } from '../_examples.js';
import { create, OTHER_ID, SENT } from './_histories.js';

const NO_CLAIM = notApplicable('it claims no id and no secret');
const REDACTED = couldNotTell('secrets may have been made equal when the recording was cleaned');

const claim = (members: object): Exchange =>
  create(1, { ...SENT, ...members }, { purpose: 'odd-body' });

export default defineCheck({
  id: 'caller-cannot-choose-identity',
  rows: ['DCR-18', 'DCR-22', 'INP-08'],
  ledger: 'contract',
  severity: 'error',
  clause: CLAUSES.createClient,
  title: 'A caller chooses neither the id nor the secret of the client that it creates.',
  why: 'Who can choose an id can take a name that others trust, and a chosen secret is a known one.',
  fix: 'Ignore or refuse `clientId` and `clientSecret` in a create request.',
  looksAt: {
    parts: ['request.body', 'response.body'],
    operations: ['createClient'],
    statuses: ['200', '201'],
  },
  faults: ['caller-chooses-id', 'caller-chooses-secret'],
  examples: {
    pass: [claim({ clientId: OTHER_ID }), claim({ clientSecret: 'chosen-by-caller' })],
    fail: [claim({ clientId: EXAMPLE_ID }), claim({ clientSecret: `s3cret-of-${EXAMPLE_ID}` })],
  },
  evaluate(exchange) {
    const { clientId, clientSecret } = membersIn(exchange.request.body.json) ?? {};
    if (clientId === undefined && clientSecret === undefined) return NO_CLAIM;
    const issue = issueOf(exchange);
    if (clientId !== undefined && clientId === issue.clientId) {
      return fail({
        at: 'response.body/client/clientId',
        expected: 'an id of the provider’s own making',
        actual: 'the id that the caller sent',
      });
    }
    if (clientSecret === undefined || clientSecret !== issue.secret) return PASS;
    const isAlike = typeof clientSecret === 'string' && !isDrawn(clientSecret);
    if (exchange.purpose === undefined && isAlike) return REDACTED;
    return fail({
      at: 'response.body/client/clientSecret',
      expected: 'a secret of the provider’s own making',
      actual: 'the secret that the caller sent',
    });
  },
});

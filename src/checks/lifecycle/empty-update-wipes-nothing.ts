import type { Step } from '../../model/registry.js';
import { isSoon, momentOf } from '../../model/moment.js';
import { type CheckSettings, defineMonitor } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { ABSENT, membersIn, MEMBERS, seenValue } from '../../model/members.js';
import { fail, notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, update } from './_histories.js';
import { ANOTHER_WRITER, judgePin } from './_pins.js';

const NOT_EMPTY = notApplicable('it does not show what an empty update did');
const KEY = 'empty-update';
const REFUSALS: ReadonlySet<number> = new Set([400, 409, 422]);

const isWiped = ({ before, after }: Step): boolean =>
  MEMBERS.some(
    (member) => seenValue(before, member) !== ABSENT && seenValue(after, member) === ABSENT,
  );

const WIPED: Verdict = fail({
  at: 'response.body',
  expected: 'the client as it was before an update that said nothing',
  actual: 'members that were set are gone',
});

/** In a recording made elsewhere nothing is pinned: an update without members is seldom meant. */
const judgeStranger = (
  step: Step,
  exchange: Exchange,
  { consistencySeconds }: CheckSettings,
): Verdict => {
  const { moment } = step.update;
  if (!isSoon(moment, momentOf(exchange), consistencySeconds * 1000)) return ANOTHER_WRITER;
  return isWiped(step) ? WIPED : PASS;
};

export default defineMonitor({
  id: 'empty-update-wipes-nothing',
  rows: ['LIF-09'],
  ledger: 'contract',
  severity: 'warning',
  clause: CLAUSES.updateClient,
  title: 'An update that says nothing wipes nothing, and is answered as it is pinned.',
  why: 'The document allows an empty update; one that wipes a client turns a slip into an outage.',
  fix: 'Refuse an update without members, or leave the client as it is.',
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['getClient', 'updateClient'],
  },
  faults: ['empty-update-wipes-client'],
  examples: {
    pass: [
      [create(1), get(2), update(3, {}), get(4)],
      [create(1), get(2), update(3, { name: 'New' }), get(4, { name: 'New' })],
    ],
    fail: [
      [create(1), get(2), update(3, {}), get(4, { pkceRequired: false })],
      [create(1), get(2), update(3, {}, { status: 400 })],
    ],
    pins: { [KEY]: 'no-change' },
  },
  /** Pin `empty-update`: `no-change`, `refused` or `wipes`. */
  start: ({ history, settings }, settle) => ({
    judge(exchange) {
      const { step } = history.examine(exchange);
      const { request, response, purpose } = exchange;
      if (request.method === 'PUT') {
        const members = membersIn(request.body.json);
        const isRefused = REFUSALS.has(response?.status ?? 0);
        const isEmpty = members !== undefined && Object.keys(members).length === 0;
        if (!isRefused || !isEmpty || purpose === undefined) settle(exchange, NOT_EMPTY);
        else settle(exchange, judgePin(settings, KEY, 'refused', 'response.status'));
      } else if (!step?.update.isEmpty) settle(exchange, NOT_EMPTY);
      else if (!step.update.moment.own) settle(exchange, judgeStranger(step, exchange, settings));
      else {
        const wiped = isWiped(step);
        const verdict = judgePin(settings, KEY, wiped ? 'wipes' : 'no-change');
        settle(exchange, wiped && verdict.outcome === 'pass' ? WIPED : verdict);
      }
    },
    finish: () => undefined,
  }),
});

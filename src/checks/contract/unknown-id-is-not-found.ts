import { defineMonitor, type MonitorRun, type Settle } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { couldNotTell, fail, notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import { EXAMPLE_CLIENT, exchange } from '../_examples.js';
import { NO_ANSWER, SERVER_FAILED } from '../_parts.js';
import { isRefusedWrite, refusedForValues, TakenValues } from '../_sent-values.js';

const SETTINGS = couldNotTell('the credentials, the institution or the partner may be wrong');
const KNOWN = notApplicable('the request is not about an id that was never issued');
const BY_SETTINGS: ReadonlySet<number> = new Set([401, 403, 429]);
const purpose = 'unknown-id';
/** Updates that wait for their values to be taken elsewhere. */
const MOST = 1000;

const verdictOf = ({ response, purpose: why }: Exchange): Verdict => {
  if (why !== purpose) return KNOWN;
  if (!response) return NO_ANSWER;
  const { status } = response;
  if (status === 404) return PASS;
  if (status >= 500) return SERVER_FAILED;
  if (BY_SETTINGS.has(status)) return SETTINGS;
  return fail({ at: 'response.status', expected: '404', actual: String(status) });
};

/** A server may look at the content of an update before it looks for the client. */
class Requests implements MonitorRun {
  readonly #taken = new TakenValues();
  readonly #open = new Set<Exchange>();
  readonly #settle: Settle;

  constructor(settle: Settle) {
    this.#settle = settle;
  }

  judge(exchange: Exchange): void {
    this.#taken.note(exchange);
    const verdict = verdictOf(exchange);
    if (verdict.outcome === 'fail' && isRefusedWrite(exchange) && this.#open.size < MOST)
      this.#open.add(exchange);
    else this.#settle(exchange, verdict);
  }

  finish(): void {
    for (const each of this.#open)
      this.#settle(each, this.#taken.covers(each) ? verdictOf(each) : refusedForValues(each));
    this.#open.clear();
  }
}

export default defineMonitor({
  id: 'unknown-id-is-not-found',
  rows: ['LIF-14'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/paths/*/*/responses/404',
  title: 'A client that was never there is not found.',
  why: 'A caller that is told of success believes that it has read, changed or deleted something.',
  fix: 'Answer 404 to get, update and delete of an id that was never issued.',
  looksAt: {
    parts: ['response.status'],
    operations: ['getClient', 'updateClient', 'deleteClient', 'createClient'],
    purposes: [purpose, 'valid', 'odd-body', 'odd-value'],
  },
  faults: ['unknown-id-is-served', 'error-with-200', 'redirect-elsewhere'],
  examples: {
    pass: [
      [exchange({ operation: 'getClient', status: 404, purpose })],
      [exchange({ operation: 'updateClient', status: 404, purpose, json: { error: 'not found' } })],
      [exchange({ operation: 'deleteClient', status: 403, purpose })],
      // What it says may be refused before anybody looks for the client.
      [exchange({ operation: 'updateClient', status: 400, purpose })],
    ],
    fail: [
      [exchange({ operation: 'getClient', status: 200, purpose, json: EXAMPLE_CLIENT })],
      [exchange({ operation: 'deleteClient', status: 204, purpose })],
      [exchange({ operation: 'getClient', status: 400, purpose })],
      [
        exchange({ operation: 'createClient', status: 200, purpose: 'valid', json: {} }),
        exchange({ operation: 'updateClient', status: 400, purpose, startedAt: 20, id: 'e2' }),
      ],
    ],
  },
  start: (_context, settle) => new Requests(settle),
});

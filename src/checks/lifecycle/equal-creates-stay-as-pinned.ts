import {
  defineMonitor,
  type CheckContext,
  type MonitorRun,
  type Settle,
} from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { BoundedMap } from '../../model/history-collection.js';
import { issueOf } from '../../model/history-secrets.js';
import { notApplicable, type Verdict } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, OTHER_ID, remove, SENT } from './_histories.js';
import { ANOTHER_WRITER, judgePin, PIN_FIX, PIN_WHY } from './_pins.js';

const FIRST = notApplicable('no create with an equal body is known to have gone before it');
const MOST_CREATES = 256;
const MOST_TEXT = 16_384;
const REFUSALS: ReadonlySet<number> = new Set([400, 409, 422]);

/** Pin `equal-creates`: `two` clients, or the second is `refused`. */
class EqualCreates implements MonitorRun {
  readonly #context: CheckContext;
  readonly #settle: Settle;
  /** By collection and body: the create, and the id that it issued. */
  readonly #creates = new BoundedMap<{ readonly exchange: Exchange; readonly id: string }>(
    MOST_CREATES,
  );
  /** Keys in `#creates`, by collection and id. */
  readonly #keys = new BoundedMap<string>(MOST_CREATES);

  constructor(context: CheckContext, settle: Settle) {
    this.#context = context;
    this.#settle = settle;
  }

  judge(exchange: Exchange): void {
    const { match, request, response } = exchange;
    if (match.kind !== 'operation') return;
    const place = `${request.origin}\n${match.values.slice(0, 2).join('\n')}\n`;
    if (match.operation.id === 'createClient') {
      this.#settle(exchange, this.#create(exchange, place, response?.status ?? 0));
      return;
    }
    const key = this.#keys.get(place + (match.values[2] ?? ''));
    if (key !== undefined && response?.status !== 404) this.#creates.delete(key);
    this.#settle(exchange, FIRST);
  }

  #create(exchange: Exchange, place: string, status: number): Verdict {
    const { body } = exchange.request;
    if (body.size > MOST_TEXT || exchange.source === 'pact') return FIRST;
    const key = place + body.text;
    const earlier = this.#creates.get(key);
    const id = status === 200 ? issueOf(exchange).clientId : undefined;
    if (id !== undefined) {
      this.#creates.set(key, { exchange, id });
      this.#keys.set(place + id, key);
    }
    if (!earlier || earlier.exchange.endedAt > exchange.startedAt || earlier.id === id)
      return FIRST;
    const { settings } = this.#context;
    if (id !== undefined) return judgePin(settings, 'equal-creates', 'two');
    if (!REFUSALS.has(status)) return FIRST;
    if (exchange.purpose === undefined) return ANOTHER_WRITER;
    return judgePin(settings, 'equal-creates', 'refused', 'response.status');
  }

  finish(): void {
    // Each create is settled at once.
  }
}

export default defineMonitor({
  id: 'equal-creates-stay-as-pinned',
  rows: ['LIF-05'],
  ledger: 'contract',
  severity: 'info',
  clause: CLAUSES.createClient,
  title: 'A second create with an equal body is answered as it is pinned.',
  why: PIN_WHY,
  fix: PIN_FIX,
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['createClient', 'deleteClient'],
  },
  faults: ['equal-create-is-refused'],
  examples: {
    pass: [
      [create(1), create(2, SENT, { clientId: OTHER_ID })],
      [create(1), remove(2), create(3, SENT, { status: 409 })],
    ],
    fail: [[create(1), create(2, SENT, { status: 409 })]],
    pins: { 'equal-creates': 'two' },
  },
  start: (context, settle) => new EqualCreates(context, settle),
});

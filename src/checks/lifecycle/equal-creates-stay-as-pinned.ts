import { saysAbsent } from '../../model/http/absence.js';
import { issueOf } from '../../model/issue.js';
import {
  defineMonitor,
  type CheckContext,
  type MonitorRun,
  type Settle,
} from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { momentOf } from '../../model/moment.js';
import { notApplicable, type Verdict } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, OTHER_ID, remove, SENT } from './_histories.js';
import { ANOTHER_WRITER, judgePin, PIN_FIX, PIN_WHY } from './_pins.js';

const FIRST = notApplicable('no create with an equal body is known to have gone before it');
/** Equal creates are looked for among the last ones. */
const MOST_CREATES = 32;
const REFUSALS: ReadonlySet<number> = new Set([400, 409, 422]);

/** A create that was answered with a client. */
interface Made {
  readonly text: string;
  readonly collection: readonly string[];
  readonly origin: string;
  readonly endedAt: number;
  readonly id: string;
}

const isIn = (made: Made, { request, match }: Exchange): boolean =>
  match.kind === 'operation' &&
  made.origin === request.origin &&
  made.collection[0] === match.values[0] &&
  made.collection[1] === match.values[1];

/** Pin `equal-creates`: `two` clients, or the second is `refused`. */
class EqualCreates implements MonitorRun {
  readonly #context: CheckContext;
  readonly #settle: Settle;
  readonly #made: (Made | undefined)[] = [];
  #next = 0;

  constructor(context: CheckContext, settle: Settle) {
    this.#context = context;
    this.#settle = settle;
  }

  judge(exchange: Exchange): void {
    const { match } = exchange;
    if (match.kind !== 'operation' || exchange.source === 'pact') this.#settle(exchange, FIRST);
    else if (match.operation.id === 'createClient') {
      this.#settle(exchange, this.#create(exchange, match.values));
    } else {
      this.#forget(exchange, match.values[2]);
      this.#settle(exchange, FIRST);
    }
  }

  #forget(exchange: Exchange, id: string | undefined): void {
    if (saysAbsent(exchange.response?.status)) return;
    for (let index = 0; index < this.#made.length; index++) {
      const made = this.#made[index];
      if (made && made.id === id && isIn(made, exchange)) this.#made[index] = undefined;
    }
  }

  #create(exchange: Exchange, collection: readonly string[]): Verdict {
    const { request, response, endedAt, startedAt } = exchange;
    const { origin, body } = request;
    const { text } = body;
    const earlier = this.#made.find((made) => made?.text === text && isIn(made, exchange));
    const id = response?.status === 200 ? issueOf(exchange).clientId : undefined;
    if (id !== undefined) {
      this.#made[this.#next] = { text, collection, origin, endedAt, id };
      this.#next = (this.#next + 1) % MOST_CREATES;
    }
    if (!earlier || earlier.endedAt > startedAt || earlier.id === id) return FIRST;
    const { settings } = this.#context;
    if (id !== undefined) return judgePin(settings, 'equal-creates', 'two');
    if (!REFUSALS.has(response?.status ?? 0)) return FIRST;
    if (!momentOf(exchange).own) return ANOTHER_WRITER;
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

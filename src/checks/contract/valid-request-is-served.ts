import { defineMonitor, type Settle } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { saysAbsent } from '../../model/http/absence.js';
import { isPage } from '../../model/http/way.js';
import { serverWords } from '../../model/http/server-words.js';
import { couldNotTell, fail, notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import { exchange, type ExampleInit } from '../_examples.js';
import { NO_ANSWER, operationOf, SERVER_FAILED } from '../_parts.js';
import { isSuccess } from '../_refusal.js';
import { isRefusedAsFull, Standing } from '../_standing.js';
import { isRefusedWrite, refusedForValues, TakenValues } from '../_sent-values.js';
import { Unauthorized } from './_unauthorized.js';

const SETTINGS = couldNotTell('the credentials, the institution or the partner may be wrong');
const STRANGER = couldNotTell(
  'the recording does not say whether the request was meant to be valid',
);
const REDIRECTED = couldNotTell('the answer is a redirection');
const OTHERWISE = notApplicable('only a request that is meant to be valid is judged');
const UNREAD = notApplicable('whether a client can be read is the affair of created-is-readable');
const GONE = notApplicable('the client was gone already, which other checks judge');
const PAGE = couldNotTell('a page for people was answered: operation-is-served judges that');
const QUOTA = notApplicable(
  'other clients of the run stood: refused-create-is-a-quota tells that there was no room',
);
const AGAIN = notApplicable('it was sent once more, and what came of that is judged');
const BY_SETTINGS: ReadonlySet<number> = new Set([401, 403, 429]);
/** Refusals that say nothing of the settings where the same operation was served before. */
const ONCE_SERVED: ReadonlySet<number> = new Set([403, 404]);
const JUDGED: ReadonlySet<string | undefined> = new Set([
  'valid',
  'inventory',
  'clean-up',
  undefined,
]);
const COLLECTION: ReadonlySet<string | undefined> = new Set(['listClients', 'createClient']);
/** Clients that are remembered as gone; beyond that the oldest is forgotten. */
const MOST = 10_000;

/** What one exchange alone says; `missing`: a client that should be there was not found. */
const judgeAlone = (exchange: Exchange, served: ReadonlySet<string>): Verdict | 'missing' => {
  const { response, purpose, isRetried } = exchange;
  if (!JUDGED.has(purpose)) return OTHERWISE;
  if (!response) return NO_ANSWER;
  const { status } = response;
  if (isSuccess(status)) return PASS;
  if (isRetried) return AGAIN;
  if (status >= 500) return SERVER_FAILED;
  if (purpose === undefined) return status < 400 ? REDIRECTED : STRANGER;
  return status < 400 ? refused(exchange) : judgeRefusal(exchange, status, served);
};

/** A refusal of a request of ours. What has served us once cannot be refused for wrong settings. */
const judgeRefusal = (
  exchange: Exchange,
  status: number,
  served: ReadonlySet<string>,
): Verdict | 'missing' => {
  const id = operationOf(exchange)?.id ?? '';
  const isOfCollection = COLLECTION.has(id);
  const bySettings = BY_SETTINGS.has(status) || (status === 404 && isOfCollection);
  if (bySettings && !(served.has(id) && ONCE_SERVED.has(status))) return SETTINGS;
  const mayBeGone = saysAbsent(status) && !isOfCollection;
  if (!mayBeGone) return isPageOf(exchange) ? PAGE : refused(exchange);
  if (exchange.purpose === 'clean-up') return GONE;
  return id === 'getClient' ? UNREAD : 'missing';
};

const isPageOf = ({ response }: Exchange): boolean => response !== undefined && isPage(response);

const refused = (exchange: Exchange): Verdict => {
  const { response } = exchange;
  const status = String(response?.status ?? 0);
  const said = response && serverWords(response);
  const actual = said === undefined ? status : `${status}: "${said}"`;
  return fail({ at: 'response.status', expected: 'a success', actual, shape: status });
};

const targetOf = ({ request }: Exchange): string => request.target;

/** Whether the answer says that the client is not there, or no longer. */
const isGoodbye = (exchange: Exchange): boolean => {
  const status = exchange.response?.status ?? 0;
  return saysAbsent(status) || (operationOf(exchange)?.id === 'deleteClient' && isSuccess(status));
};

const isOpen = (exchange: Exchange, verdict: Verdict | 'missing'): boolean =>
  verdict !== 'missing' && verdict.outcome === 'fail' && isRefusedWrite(exchange);

class Requests {
  /** When it was answered that the client is not there. */
  readonly #gone = new Map<string, number>();
  /** Refusals that a deletion at the same time may still explain. */
  readonly #open = new Set<Exchange>();
  readonly #taken = new TakenValues();
  readonly #standing = new Standing();
  /** The operations that were served. */
  readonly #served = new Set<string>();
  readonly #unauthorized: Unauthorized;
  /** Refused writes whose values the server may not take at all. */
  readonly #valued = new Set<Exchange>();
  readonly #settle: Settle;

  constructor(settle: Settle) {
    this.#settle = settle;
    this.#unauthorized = new Unauthorized((each, isBroken) => {
      settle(each, isBroken ? refused(each) : SETTINGS);
    });
  }

  judge(exchange: Exchange): void {
    this.#close(exchange);
    const others = this.#standing.note(exchange);
    const isQuota = others > 0 && isRefusedAsFull(exchange);
    const verdict = isQuota ? QUOTA : judgeAlone(exchange, this.#served);
    if (verdict === PASS) this.#served.add(operationOf(exchange)?.id ?? '');
    if (this.#unauthorized.holds(exchange)) return;
    if (this.#taken.note(exchange)) this.#settleTaken();
    if (isOpen(exchange, verdict)) this.#hold(exchange);
    else if (verdict !== 'missing') this.#settle(exchange, verdict);
    else if (this.#gone.has(targetOf(exchange))) this.#settle(exchange, GONE);
    else this.#open.add(exchange);
    if (COLLECTION.has(operationOf(exchange)?.id)) return;
    if (isGoodbye(exchange)) this.#remember(exchange);
    else if (verdict === PASS) this.#welcome(exchange);
  }

  #hold(exchange: Exchange): void {
    if (this.#taken.covers(exchange)) this.#settle(exchange, refused(exchange));
    else if (this.#valued.size >= MOST) this.#settle(exchange, refusedForValues(exchange));
    else this.#valued.add(exchange);
  }

  #settleTaken(): void {
    for (const each of this.#valued) {
      if (!this.#taken.covers(each)) continue;
      this.#valued.delete(each);
      this.#settle(each, refused(each));
    }
  }

  #remember(exchange: Exchange): void {
    this.#gone.set(targetOf(exchange), exchange.endedAt + exchange.precisionMs);
    if (this.#gone.size <= MOST) return;
    const [oldest = ''] = this.#gone.keys();
    this.#gone.delete(oldest);
  }

  /** It is there again; a read that overlaps the deletion does not say so. */
  #welcome(exchange: Exchange): void {
    const goneAt = this.#gone.get(targetOf(exchange));
    if (goneAt !== undefined && goneAt <= exchange.startedAt - exchange.precisionMs)
      this.#gone.delete(targetOf(exchange));
  }

  #close(next: Exchange): void {
    for (const open of this.#open) {
      const isOver = open.endedAt + open.precisionMs < next.startedAt - next.precisionMs;
      const isExplained =
        !isOver && targetOf(open) === targetOf(next) && operationOf(next)?.id === 'deleteClient';
      if (!isOver && !isExplained) continue;
      this.#open.delete(open);
      this.#settle(open, isOver ? refused(open) : GONE);
    }
  }

  finish(): void {
    for (const open of this.#open) this.#settle(open, refused(open));
    this.#open.clear();
    for (const each of this.#valued) this.#settle(each, refusedForValues(each));
    this.#valued.clear();
    this.#unauthorized.finish();
  }
}

const valid = (more: Partial<ExampleInit> & Pick<ExampleInit, 'operation'>) =>
  exchange({ status: 204, purpose: 'valid', id: `e${more.startedAt ?? 0}`, ...more });

export default defineMonitor({
  id: 'valid-request-is-served',
  rows: ['CON-02', 'CON-03', 'CON-17'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/paths/*/*/responses',
  title: 'A request that the document allows is served.',
  why: 'A caller that keeps to the document is refused, and the document does not say why.',
  fix: 'Serve the request, or have the document forbid what is wrong with it.',
  looksAt: { parts: ['response.status', 'response.headers'], tokens: true },
  faults: [
    'second-uri-refused',
    'update-refused',
    'repeated-update-is-refused',
    'update-is-redirected',
    'update-is-forbidden',
    'order-of-members-counts',
  ],
  examples: {
    pass: [
      [valid({ operation: 'createClient', status: 200, json: {} })],
      [valid({ operation: 'createClient', status: 403 })],
      // Nothing of its kind was ever taken: the settings can change what is sent.
      [valid({ operation: 'createClient', status: 400 })],
      [valid({ operation: 'listClients', status: 404 })],
      [exchange({ operation: 'createClient', status: 400 })],
      [
        valid({ operation: 'getClient', status: 404 }),
        valid({ operation: 'deleteClient', status: 404, startedAt: 20 }),
      ],
    ],
    fail: [
      [
        valid({ operation: 'createClient', status: 400 }),
        valid({ operation: 'createClient', status: 200, json: {}, startedAt: 20 }),
      ],
      [
        valid({ operation: 'updateClient', status: 404 }),
        valid({ operation: 'deleteClient', startedAt: 20 }),
      ],
    ],
  },
  start: (_context, settle) => new Requests(settle),
});

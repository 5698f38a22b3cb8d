import { defineMonitor, type Settle } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { isOfGateway, isPage } from '../../model/http/way.js';
import { couldNotTell, fail, notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import { exchange, type ExampleInit } from '../_examples.js';
import { operationOf } from '../_parts.js';
import { isSuccess } from '../_refusal.js';

const ANSWERED = notApplicable('the API answered, and other checks judge what');
const ASKED = notApplicable('the server asked for a pause, and was given it');
const FORBIDDEN = couldNotTell('it never served us: the token may lack the right');
const ALL_ALIKE = couldNotTell('no other operation was served afterwards: the target may be down');
const ONCE = couldNotTell('it failed once: nobody tried again');
/** Failures in a row that are held back; of more only the count would grow. */
const MOST = 1000;

/** Why a request was not served, in words; undefined: the API itself answered. */
const downOf = (exchange: Exchange): string | undefined => {
  const { response, failure } = exchange;
  if (!response) return `no answer: ${failure?.message ?? 'none came'}`;
  if (failure) return undefined;
  const { status } = response;
  if (status >= 400 && isPage(response)) return `${status} with an HTML page`;
  return isOfGateway(status) ? `${status}, as gateways answer` : undefined;
};

const wasAskedFor = ({ response, isRetried }: Exchange): boolean =>
  isRetried && response?.status === 503 && response.headers.has('retry-after');

/** One operation, since it was served the last time. */
interface Streak {
  readonly failures: Exchange[];
  /** When another operation was served after the second failure. */
  isOvertaken: boolean;
}

/** What fails twice while other operations are still served is broken; what is mended was the environment. */
class Operations {
  readonly #streaks = new Map<string, Streak>();
  readonly #served = new Set<string>();
  readonly #settle: Settle;

  constructor(settle: Settle) {
    this.#settle = settle;
  }

  judge(exchange: Exchange): void {
    const id = operationOf(exchange)?.id ?? '';
    if (wasAskedFor(exchange)) this.#settle(exchange, ASKED);
    else if (exchange.response?.status === 403 && !this.#served.has(id))
      this.#settle(exchange, FORBIDDEN);
    else if (downOf(exchange) !== undefined) this.#fails(id, exchange);
    else this.#answers(id, exchange);
  }

  #fails(id: string, exchange: Exchange): void {
    const streak = this.#streaks.get(id) ?? { failures: [], isOvertaken: false };
    this.#streaks.set(id, streak);
    if (streak.failures.length < MOST) streak.failures.push(exchange);
    else this.#settle(exchange, failed(exchange));
  }

  #answers(id: string, exchange: Exchange): void {
    if (!isSuccess(exchange.response?.status ?? 0)) {
      this.#settle(exchange, ANSWERED);
      return;
    }
    this.#served.add(id);
    for (const failure of this.#streaks.get(id)?.failures ?? [])
      this.#settle(failure, failed(failure, 'warning'));
    this.#streaks.delete(id);
    for (const streak of this.#streaks.values())
      streak.isOvertaken ||= isAfter(exchange, streak.failures[1]);
    this.#settle(exchange, PASS);
  }

  finish(): void {
    for (const { failures, isOvertaken } of this.#streaks.values())
      for (const each of failures) this.#settle(each, ending(each, failures.length, isOvertaken));
    this.#streaks.clear();
  }
}

const isAfter = (exchange: Exchange, failure: Exchange | undefined): boolean =>
  failure !== undefined && failure.endedAt <= exchange.startedAt;

const ending = (exchange: Exchange, failures: number, isOvertaken: boolean): Verdict => {
  if (failures < 2) return ONCE;
  return isOvertaken ? failed(exchange) : ALL_ALIKE;
};

const failed = (exchange: Exchange, severity: 'error' | 'warning' = 'error'): Verdict =>
  fail({
    at: 'response',
    expected: 'an answer of the API',
    actual: downOf(exchange) ?? '',
    ...(severity === 'warning' && {
      severity,
      why: 'A later request of its kind was served: the way to the API, or a gateway before it, was at fault.',
      fix: 'Look at the network and the gateway; run again when the environment is up.',
    }),
  });

const valid = (more: Partial<ExampleInit> & Pick<ExampleInit, 'operation'>) =>
  exchange({ status: 200, json: [], purpose: 'valid', id: `e${more.startedAt ?? 0}`, ...more });
const reset = { code: 'reset', message: 'the connection was closed', afterStatus: false };
const silent = (startedAt: number) =>
  exchange({
    operation: 'getClient',
    purpose: 'valid',
    id: `e${startedAt}`,
    startedAt,
    endedAt: startedAt + 5,
    failure: reset,
  });

export default defineMonitor({
  id: 'operation-is-served',
  rows: ['CON-17'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/paths/*/*/responses',
  title: 'Each operation is served, as long as any is.',
  why: 'An operation that never answers is not there for its callers, whatever the document says.',
  fix: 'See why this operation gets no answer while others do, and serve it.',
  looksAt: {
    parts: ['response.status', 'response.headers'],
    purposes: ['valid', 'inventory', 'clean-up'],
    unanswered: true,
  },
  faults: ['get-is-never-answered', 'update-is-a-gateway-page'],
  examples: {
    pass: [
      [valid({ operation: 'listClients' })],
      [silent(10), silent(20)],
      [silent(10), valid({ operation: 'listClients', startedAt: 20 })],
    ],
    fail: [
      [silent(10), silent(20), valid({ operation: 'listClients', startedAt: 30, endedAt: 35 })],
      [silent(10), valid({ operation: 'getClient', json: {}, startedAt: 20, endedAt: 25 })],
    ],
  },
  start: (_context, settle) => new Operations(settle),
});

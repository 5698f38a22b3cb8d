import type { Check, CheckContext, Claim, Monitor, MonitorRun, Settle } from '../../model/check.js';
import { Exchange, type ExchangeInit } from '../../model/exchange.js';
import { HeaderList } from '../../model/http/headers.js';
import { couldNotTell } from '../../model/verdict.js';
import type { OwnCheck, OwnContext, OwnMonitor } from './define.js';
import type { OwnFaults } from './faults.js';
import { rightVerdict } from './verdict.js';

const FAILED = couldNotTell('the check itself failed');

/** A check of the user's own as the engine knows checks. Whatever it does, ours judge as if it were not there. */
export const adapted = (
  own: OwnCheck | OwnMonitor,
  module: string,
  faults: OwnFaults,
): Check | Monitor =>
  own.kind === 'check' ? checkOf(own, module, faults) : monitorOf(own, module, faults);

/** Its words are those of the module, and every format shows the clause. */
const claimOf = (own: OwnCheck | OwnMonitor, module: string): Claim => {
  const { id, severity, ledger = 'standards', clause, title, why, fix, looksAt, asks } = own;
  return {
    id,
    severity,
    ledger,
    title,
    why,
    fix,
    looksAt,
    clause: `own check of ${module}: ${clause}`,
    rows: [],
    faults: [],
    own: module,
    ...(asks === undefined ? {} : { asks }),
  };
};

const NO_EXAMPLES = { pass: [], fail: [] };

const checkOf = (own: OwnCheck, module: string, faults: OwnFaults): Check => ({
  kind: 'check',
  ...claimOf(own, module),
  examples: NO_EXAMPLES,
  evaluate: (exchange, context) => {
    try {
      return rightVerdict(own.evaluate(copyOf(exchange), contextOf(context)));
    } catch (error) {
      faults.note(own.id, module, error);
      return FAILED;
    }
  },
});

const monitorOf = (own: OwnMonitor, module: string, faults: OwnFaults): Monitor => ({
  kind: 'monitor',
  ...claimOf(own, module),
  examples: NO_EXAMPLES,
  start: (context, settle) =>
    new GuardedRun(settle, {
      start: (told) => own.start(contextOf(context), told),
      failed: (error) => {
        faults.note(own.id, module, error);
      },
    }),
});

interface Guarding {
  readonly start: (settle: Settle) => MonitorRun;
  readonly failed: (error: unknown) => void;
}

/** One monitor of the user's own at work: it settles what it was handed, each once, or it has failed. */
class GuardedRun implements MonitorRun {
  readonly #settle: Settle;
  readonly #failed: Guarding['failed'];
  readonly #run: MonitorRun | undefined;
  /** What it was handed and has not settled, by its copy. */
  readonly #open = new Map<Exchange, Exchange>();

  constructor(settle: Settle, { start, failed }: Guarding) {
    this.#settle = settle;
    this.#failed = failed;
    this.#run = this.#guard(() =>
      start((copy, verdict) => {
        this.#settled(copy, verdict);
      }),
    );
  }

  judge(exchange: Exchange): void {
    const copy = copyOf(exchange);
    this.#open.set(copy, exchange);
    if (this.#run && this.#guard(() => (this.#run?.judge(copy), true))) return;
    // It may have settled it before it failed.
    if (this.#open.delete(copy)) this.#settle(exchange, FAILED);
  }

  finish(): void {
    this.#guard(() => this.#run?.finish());
    if (this.#open.size > 0 && this.#run)
      this.#failed(new TypeError('it did not settle all that it was handed'));
    for (const exchange of this.#open.values()) this.#settle(exchange, FAILED);
    this.#open.clear();
  }

  #settled(copy: Exchange, given: unknown): void {
    const exchange = this.#open.get(copy);
    if (!exchange)
      throw new TypeError('it settled an exchange twice, or one that it was not handed');
    const verdict = rightVerdict(given);
    this.#open.delete(copy);
    this.#settle(exchange, verdict);
  }

  #guard<T>(part: () => T): T | undefined {
    try {
      return part();
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }
}

const contextOf = ({ settings }: CheckContext): OwnContext => {
  const { consistencySeconds, pins, profile } = settings;
  return { settings: { consistencySeconds, pins: { ...pins }, ...(profile ? { profile } : {}) } };
};

/** Beside the exchange, for as long as there is one: one run's exchanges are no other's. */
const copies = new WeakMap<Exchange, Exchange>();

/** The same exchange once more, one for all checks of the user's own: what they do to it ours do not see. */
const copyOf = (exchange: Exchange): Exchange => {
  const known = copies.get(exchange);
  if (known) return known;
  const { request, response, match } = exchange;
  const init: ExchangeInit = exchange;
  const copy = new Exchange({
    ...init,
    request: { ...request, headers: headersOf(request.headers), body: request.body.copy() },
    response: response && {
      ...response,
      headers: headersOf(response.headers),
      body: response.body.copy(),
      raw: response.raw?.slice(),
    },
  });
  copy.match =
    match.kind === 'operation'
      ? { ...match, variables: { ...match.variables }, values: [...match.values] }
      : { ...match };
  copies.set(exchange, copy);
  return copy;
};

const headersOf = ({ entries, isKept }: HeaderList): HeaderList =>
  new HeaderList(
    entries.map((entry) => ({ ...entry })),
    isKept,
  );

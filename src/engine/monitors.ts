import type { CheckContext, Deciding, Monitor, MonitorRun } from '../model/check.js';
import type { Exchange } from '../model/exchange.js';
import { PASS, type Verdict } from '../model/verdict.js';
import type { ClaimTally } from './claim-tally.js';

type Settled = (exchange: Exchange, verdict: Verdict) => void;

/** One monitor at work: it settles each exchange that it is handed exactly once. */
export class MonitorWork {
  readonly #tally: ClaimTally;
  readonly #run: MonitorRun;
  readonly #settled: Settled;
  /** Handed over and not settled. */
  readonly #open = new Set<Exchange>();
  /** The one that is being handed over: most are settled at once, and never enter the set. */
  #current: Exchange | undefined;
  #wrong: Error | undefined;

  constructor(tally: ClaimTally, monitor: Monitor, context: CheckContext, settled: Settled) {
    this.#tally = tally;
    this.#settled = settled;
    this.#run = monitor.start(context, (exchange, verdict) => {
      this.#settle(exchange, verdict);
    });
  }

  judge(exchange: Exchange): void {
    this.#current = exchange;
    this.#run.judge(exchange);
    this.#expectRight();
    if (this.#isCurrent(exchange)) this.#open.add(exchange);
    this.#current = undefined;
  }

  #isCurrent(exchange: Exchange): boolean {
    return this.#current === exchange;
  }

  #settle(exchange: Exchange, verdict: Verdict): void {
    if (this.#isCurrent(exchange)) this.#current = undefined;
    else if (!this.#open.delete(exchange)) {
      this.#wrong ??= new Error(`exchange ${exchange.id} was settled twice, or never handed over`);
      throw this.#wrong;
    }
    this.#settled(exchange, verdict);
  }

  finish(): void {
    this.#run.finish();
    this.#expectRight();
    this.settleRest('nothing that came later settled it');
  }

  /**
   * The end of a part of a run: what all parts decide together counts as passed until then.
   * @returns the exchanges of this part that decide it
   */
  finishPart(): readonly Deciding[] {
    const deciding = this.#run.deciding?.();
    if (deciding) for (const exchange of [...this.#open]) this.#settle(exchange, PASS);
    else this.finish();
    return deciding ?? [];
  }

  /** A monitor that swallows the error of a wrong settlement is wrong still. */
  #expectRight(): void {
    if (this.#wrong) throw this.#wrong;
  }

  /** Counts what is still open as could not tell. */
  settleRest(because: string): void {
    if (this.#open.size > 0) this.#tally.notJudged('could-not-tell', because, this.#open.size);
    this.#open.clear();
  }
}

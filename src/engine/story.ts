import type { CheckContext, Deciding } from '../model/check.js';
import type { Exchange } from '../model/exchange.js';
import type { Registry } from '../model/registry.js';
import { couldNotTell, type Verdict } from '../model/verdict.js';
import type { ClaimTally } from './claim-tally.js';
import { MonitorWork } from './monitors.js';
import { OverlapBuffer } from './overlap-buffer.js';
import type { Plan } from './plan.js';
import type { Work } from './work.js';

const TOO_MANY = couldNotTell('more requests overlapped than can be held');

export interface StoryOptions {
  readonly registry: Registry;
  readonly context: CheckContext;
  readonly claims: readonly ClaimTally[];
  readonly work: Work;
  /** Its turn has come: nothing that is still to come can overlap it. @returns who is to judge it */
  readonly reached: (exchange: Exchange) => Plan;
  readonly settled: (tally: ClaimTally, exchange: Exchange, verdict: Verdict) => void;
}

/**
 * What needs an order: the registry of what was seen, and the monitors that ask it. One story tells of whole
 * collections: those of a run may be told apart, in several stories, but no collection in two.
 */
export class Story {
  readonly #options: StoryOptions;
  readonly #monitors = new Map<ClaimTally, MonitorWork>();
  readonly #order = new OverlapBuffer((exchange, isEarly) => {
    this.#judge(exchange, isEarly);
  });

  constructor(options: StoryOptions) {
    this.#options = options;
  }

  start(): void {
    const { claims, context, work, settled } = this.#options;
    for (const tally of claims) {
      const { claim } = tally;
      if (tally.off || claim.kind !== 'monitor') continue;
      work.claim = claim.id;
      const monitor = new MonitorWork(tally, claim, context, (exchange, verdict) => {
        settled(tally, exchange, verdict);
      });
      this.#monitors.set(tally, monitor);
    }
    work.claim = undefined;
  }

  /** Hears the next exchange, in order of start. */
  record(exchange: Exchange): void {
    this.#options.registry.record(exchange);
    this.#order.add(exchange);
  }

  /** Judges what is held back: nothing comes any more that may overlap it. */
  catchUp(): void {
    this.#order.end();
  }

  #judge(exchange: Exchange, isEarly: boolean): void {
    const { work, reached, settled } = this.#options;
    work.exchange = exchange;
    const { monitors } = reached(exchange);
    for (const tally of monitors) {
      work.claim = tally.claim.id;
      if (isEarly) settled(tally, exchange, TOO_MANY);
      else this.#monitors.get(tally)?.judge(exchange);
    }
    work.claim = undefined;
  }

  /** Judges what is held back, and lets the monitors settle: nothing comes any more. */
  finish(): void {
    this.#close((monitor) => {
      monitor.finish();
    });
  }

  /** The same of a part of a run. @returns by claim, what all parts decide together */
  finishPart(): ReadonlyMap<string, readonly Deciding[]> {
    const deciding = new Map<string, readonly Deciding[]>();
    this.#close((monitor, id) => deciding.set(id, monitor.finishPart()));
    return deciding;
  }

  #close(finish: (monitor: MonitorWork, id: string) => void): void {
    const { work } = this.#options;
    this.catchUp();
    work.isOver = true;
    for (const [{ claim }, monitor] of this.#monitors) {
      work.claim = claim.id;
      work.closing += 1;
      finish(monitor, claim.id);
    }
    work.claim = undefined;
  }

  /** Counts what no monitor has settled as could not tell. */
  settleRest(): void {
    for (const monitor of this.#monitors.values())
      monitor.settleRest('the run ended before it was settled');
  }
}

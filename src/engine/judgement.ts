import type { ConformanceError } from '../model/error.js';
import type { RunEvent } from '../model/event.js';
import type { RunPlan } from '../model/evidence.js';
import type { Deciding } from '../model/check.js';
import type { Exchange } from '../model/exchange.js';
import type { Batch } from '../model/source.js';
import { eventsOf } from './batch-events.js';
import { bothPlans, endingOf } from './ending.js';
import { conclude } from './conclusion.js';
import { contextOf } from './context.js';
import { issuedIdState, issuedState } from './issued.js';
import type { JudgeOptions, Progress } from './options.js';
import { RecentExchanges } from './recent.js';
import { decidingState, type Shard } from './shards.js';
import { Story } from './story.js';
import { Tally } from './tally.js';
import { Work } from './work.js';

/** One run, or one shard of it, from the first exchange to the verdict: everything that needs no waiting. */
export class Judgement {
  readonly #options: JudgeOptions;
  readonly #work: Work;
  readonly #registry: ReturnType<JudgeOptions['registry']>;
  readonly #recent: RecentExchanges;
  readonly #tally: Tally;
  readonly #story: Story;
  readonly #emit = (event: RunEvent): void => {
    this.#events.push(event);
  };
  #events: RunEvent[] = [];
  #exchanges = 0;
  #cutShort: string | undefined;
  #plan: RunPlan | undefined;
  readonly #told: RunEvent[] = [];
  #deciding: ReadonlyMap<string, readonly Deciding[]> = new Map();

  constructor(options: JudgeOptions) {
    this.#options = options;
    this.#registry = options.registry();
    const work = new Work(options.redactor);
    const recent = new RecentExchanges(options.reread && ((id) => this.#reread(id)));
    const tally = new Tally({ options, work, recent, emit: this.#emit });
    const context = contextOf(options, this.#registry, (key, value) => {
      tally.pins.observe(key, value);
    });
    this.#work = work;
    this.#recent = recent;
    this.#tally = tally;
    this.#story = new Story({
      registry: this.#registry,
      context,
      claims: tally.claims,
      work,
      reached: (exchange) => tally.fold(exchange, context),
      settled: (claim, exchange, verdict) => {
        tally.note(claim, exchange, verdict);
      },
    });
    options.onVerdicts?.(() => tally.findings.soFar());
    work.guard(() => {
      this.#story.start();
    });
  }

  /** What ended the judging early; never what a source threw. */
  get error(): ConformanceError | undefined {
    return this.#work.error;
  }

  get progress(): Progress {
    return { exchanges: this.#exchanges, findings: this.#tally.findings.size };
  }

  /** The events since the last call. */
  drain(): readonly RunEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** @returns whether judging can go on */
  judge(batch: Batch): boolean {
    this.#cutShort ??= batch.cutShort;
    this.#plan = bothPlans(this.#plan, batch.plan);
    // First the exchanges: they show the secrets that the rest may speak of.
    const goesOn = this.#work.guard(() => {
      for (const exchange of batch.exchanges ?? []) this.#record(exchange);
      for (const { outside } of batch.recordings ?? [])
        this.#tally.operations.hosts.outside(outside);
      if (batch.isQuiet) this.#story.catchUp();
    });
    for (const event of eventsOf(batch, this.#options.redactor)) {
      this.#told.push(event);
      this.#emit(event);
    }
    return goesOn;
  }

  #record(exchange: Exchange): void {
    this.#work.exchange = exchange;
    this.#exchanges += 1;
    identify(exchange, this.#options);
    this.#recent.add(exchange);
    this.#story.record(exchange);
  }

  #reread(id: string): Exchange | undefined {
    const exchange = this.#options.reread?.(id);
    if (exchange) identify(exchange, this.#options);
    return exchange;
  }

  /**
   * Judges what is held back, and lets the monitors settle: nothing comes any more.
   * @param isPart of a run whose other parts are judged elsewhere
   */
  settle(isPart = false): void {
    if (!this.#work.error) {
      this.#work.guard(() => {
        if (isPart) this.#deciding = this.#story.finishPart();
        else this.#story.finish();
      });
    }
    this.#story.settleRest();
    this.#tally.settle();
  }

  /**
   * The end of the stream: the sums, then the verdict.
   * @param startedAt milliseconds since the epoch
   * @param failure what the source threw
   */
  finish(startedAt: number, failure: ConformanceError | undefined): void {
    conclude({
      tally: this.#tally,
      options: this.#options,
      work: this.#work,
      emit: this.#emit,
      startedAt,
      cutShort: this.#cutShort,
      ending: endingOf(this.#plan, this.#told),
      failure,
    });
  }

  /** All that it has come to, for a run of which it has judged a part. */
  shard(): Shard {
    return {
      tally: this.#tally.toJSON(),
      issued: issuedState(this.#registry),
      issuedIds: issuedIdState(this.#registry),
      deciding: decidingState(this.#deciding),
      told: this.#told,
      plan: this.#plan ?? null,
      cutShort: this.#cutShort ?? null,
    };
  }
}

/** Which operation it is of, and which secrets it shows. */
export const identify = (exchange: Exchange, { contract, redactor }: JudgeOptions): void => {
  const { method, origin, target, prefix } = exchange.request;
  exchange.match = contract.match(method, origin, target, prefix);
  redactor.learnFrom(exchange);
};

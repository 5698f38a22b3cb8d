import type { Check, CheckContext } from '../model/check.js';
import { ConformanceError } from '../model/error.js';
import type { RunEvent } from '../model/event.js';
import type { Exchange } from '../model/exchange.js';
import type { Registry } from '../model/registry.js';
import type { Batch } from '../model/source.js';
import type { Verdict } from '../model/verdict.js';
import { eventsOf } from './batch-events.js';
import { Findings } from './findings.js';
import { MonitorWork } from './monitors.js';
import { Operations } from './operations.js';
import type { JudgeOptions, Progress } from './options.js';
import { OverlapBuffer } from './overlap-buffer.js';
import { Pins } from './pins.js';
import { located } from './place.js';
import { Plans, type Plan } from './plan.js';
import { RecentExchanges } from './recent.js';
import { Requirements } from './requirements.js';
import { summaryOf, sums, type Counts } from './sums.js';
import { type ClaimTally, judgedIn, talliesOf } from './tally.js';
import { outcomeOf } from './verdict.js';

/** One run, from the first exchange to the verdict: everything that needs no waiting. */
export class Judgement {
  readonly #options: JudgeOptions;
  readonly #counts: Counts;
  readonly #plans: Plans;
  readonly #context: CheckContext;
  readonly #registry: Registry;
  readonly #recent: RecentExchanges;
  readonly #monitors = new Map<ClaimTally, MonitorWork>();
  readonly #order = new OverlapBuffer((exchange) => {
    this.#judge(exchange);
  });
  #events: RunEvent[] = [];
  /** The claim at work, and on what: what to name where it throws. */
  #claim: string | undefined;
  #exchange: Exchange | undefined;
  #cutShort: string | undefined;
  #error: ConformanceError | undefined;

  constructor(options: JudgeOptions) {
    this.#options = options;
    this.#registry = options.registry();
    const { contract, redactor, settings, reread, waive = () => null } = options;
    this.#recent = new RecentExchanges(reread && ((id) => this.#reread(id)));
    const pins = new Pins();
    const tallies = talliesOf(options);
    const emit = (event: RunEvent): void => {
      this.#events.push(event);
    };
    this.#counts = {
      ...{ contract, pins, tallies },
      operations: new Operations(contract),
      requirements: new Requirements(),
      findings: new Findings({ redactor, recent: this.#recent, waive, emit }),
    };
    this.#plans = new Plans(tallies, contract.operations.length);
    const pin = (key: string, value: string): void => {
      pins.observe(key, value);
    };
    const { consistencySeconds } = settings;
    this.#context = {
      history: this.#registry,
      settings: { consistencySeconds, pins: settings.pins, pin, profile: contract.profile },
    };
    options.onVerdicts?.(() => this.#counts.findings.soFar());
    this.#guard(() => {
      this.#startMonitors();
    });
  }

  #startMonitors(): void {
    for (const tally of this.#counts.tallies) {
      const { claim } = tally;
      if (tally.off || claim.kind !== 'monitor') continue;
      this.#claim = claim.id;
      const work = new MonitorWork(tally, claim, this.#context, (exchange, verdict) => {
        this.#note(tally, exchange, verdict);
      });
      this.#monitors.set(tally, work);
    }
  }

  /** What ended the judging early; never what a source threw. */
  get error(): ConformanceError | undefined {
    return this.#error;
  }

  get progress(): Progress {
    const { operations, findings } = this.#counts;
    return { exchanges: operations.exchanges, findings: findings.size };
  }

  /** The events since the last call. */
  drain(): readonly RunEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** @returns whether judging can go on */
  take(batch: Batch): boolean {
    this.#cutShort ??= batch.cutShort;
    // First the exchanges: they show the secrets that the rest may speak of.
    const goesOn = this.#guard(() => {
      for (const exchange of batch.exchanges ?? []) this.#record(exchange);
      if (batch.isQuiet) this.#order.end();
    });
    for (const event of eventsOf(batch, this.#options.redactor)) this.#events.push(event);
    return goesOn;
  }

  /** Which operation it is of, and which secrets it shows. */
  #identify(exchange: Exchange): void {
    const { method, origin, target } = exchange.request;
    exchange.match = this.#options.contract.match(method, origin, target);
    this.#options.redactor.learnFrom(exchange);
  }

  #reread(id: string): Exchange | undefined {
    const exchange = this.#options.reread?.(id);
    if (exchange) this.#identify(exchange);
    return exchange;
  }

  #record(exchange: Exchange): void {
    const { operations, requirements } = this.#counts;
    this.#exchange = exchange;
    this.#identify(exchange);
    operations.record(exchange);
    requirements.record(exchange);
    this.#recent.add(exchange);
    this.#registry.record(exchange);
    this.#order.add(exchange);
  }

  #judge(exchange: Exchange): void {
    const plan = this.#plans.of(exchange);
    plan.count += 1;
    this.#exchange = exchange;
    for (const tally of plan.checks) {
      const { claim } = tally;
      if (claim.kind === 'check') this.#evaluate(claim, tally, exchange, plan);
    }
    for (const tally of plan.monitors) {
      this.#claim = tally.claim.id;
      this.#monitors.get(tally)?.judge(exchange);
    }
    this.#claim = undefined;
  }

  #evaluate(check: Check, tally: ClaimTally, exchange: Exchange, plan: Plan): void {
    this.#claim = check.id;
    const verdict = check.evaluate(exchange, this.#context);
    if (verdict.outcome === 'pass') tally.passed(plan.operation);
    else this.#note(tally, exchange, verdict);
  }

  #note(tally: ClaimTally, exchange: Exchange, verdict: Verdict): void {
    const { match } = exchange;
    const { findings, contract } = this.#counts;
    const operation =
      match.kind === 'operation' ? match.operation.index : contract.operations.length;
    if (verdict.outcome === 'pass') tally.passed(operation);
    else if (verdict.outcome !== 'fail') tally.notJudged(verdict.outcome, verdict.because);
    else {
      tally.failed(operation);
      for (const each of verdict.observations) {
        const observation = located(each, exchange, tally.claim.clause, contract);
        const sighting = { tally, exchange, operation, observation };
        findings.see(sighting);
        this.#counts.requirements.see(sighting);
      }
    }
  }

  /** Judges what is held back, and lets the monitors settle: nothing comes any more. */
  settle(): void {
    if (this.#error) return;
    this.#guard(() => {
      this.#order.end();
      this.#exchange = undefined;
      for (const [tally, work] of this.#monitors) {
        this.#claim = tally.claim.id;
        work.finish();
      }
      this.#claim = undefined;
    });
  }

  /** Runs a part of the work; what it throws ends the judging. @returns whether it went well */
  #guard(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (thrown) {
      this.#error ??= thrown instanceof ConformanceError ? thrown : this.#blame(thrown);
      return false;
    }
  }

  /** An error of ours that names the claim and the exchange. */
  #blame(cause: unknown): ConformanceError {
    const what = this.#claim === undefined ? 'the judge failed' : `the check ${this.#claim} failed`;
    const where = this.#exchange ? ` on exchange ${this.#exchange.id}` : '';
    const message = this.#options.redactor.redact(what + where);
    return new ConformanceError('internal', message, { cause });
  }

  #remark(): void {
    const { tallies, contract, findings } = this.#counts;
    const remarks = this.#options.remarks?.(judgedIn(tallies, contract)) ?? [];
    for (const remark of remarks) findings.remark(remark);
  }

  /**
   * The end of the stream: the sums, then the verdict.
   * @param startedAt milliseconds since the epoch
   * @param failure what the source threw
   */
  finish(startedAt: number, failure: ConformanceError | undefined): void {
    const { redactor, settings, now } = this.#options;
    const redact = (text: string): string => redactor.redact(text);
    for (const work of this.#monitors.values())
      work.settleRest('the run ended before it was settled');
    this.#plans.settle();
    this.#counts.findings.finish();
    this.#remark();
    this.#guard(() => {
      for (const event of sums(this.#counts, redact)) this.#events.push(event);
    });
    const { verdict, reason } = outcomeOf({
      ...this.#counts,
      gate: settings.gate,
      gating: this.#counts.findings.gating(settings.gate),
      cutShort: this.#cutShort,
      error: this.#error ?? failure,
    });
    this.#events.push({
      type: 'run-finished',
      durationMs: Math.max(0, Math.round(now() - startedAt)),
      summary: summaryOf(this.#counts),
      verdict,
      reason: redact(reason),
    });
  }
}

import { type ConformanceError, toolError } from '../model/error.js';
import type { RunEvent } from '../model/event.js';
import type { RunPlan } from '../model/evidence.js';
import type { Exchange } from '../model/exchange.js';
import { conclude } from './conclusion.js';
import { bothPlans, endingOf } from './ending.js';
import { type Collision, collisionsIn, idCollisionsIn } from './issued.js';
import { identify } from './judgement.js';
import { mergeFindings } from './merge-findings.js';
import type { JudgeOptions } from './options.js';
import { RecentExchanges, type Reread } from './recent.js';
import { revisedVerdict, verdictOnAll } from './revision.js';
import type { JudgedShards, Shard } from './shards.js';
import type { ClaimTally } from './claim-tally.js';
import { Tally } from './tally.js';
import { comparePlaces } from './turn.js';
import { Work } from './work.js';

export interface MergeOptions extends JudgeOptions {
  /** Reads an exchange of any shard again, by its id: one that collides with one of another shard is judged anew. */
  readonly reread: Reread;
}

/** Sums up the shards of a run. */
export class MergedJudgement {
  readonly #options: MergeOptions;
  readonly #shards: readonly Shard[];
  readonly #work: Work;
  readonly #tally: Tally;
  readonly #events: RunEvent[] = [];
  readonly #emit = (event: RunEvent): void => {
    this.#events.push(event);
  };

  /** The order in which shards were merged is forgotten. */
  constructor(shards: JudgedShards, options: MergeOptions) {
    this.#options = options;
    this.#shards = Object.entries(shards)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, shard]) => shard);
    this.#work = new Work(options.redactor);
    this.#tally = this.#emptyTally(this.#emit);
  }

  get error(): ConformanceError | undefined {
    return this.#work.error;
  }

  #emptyTally(emit: (event: RunEvent) => void, serial = 0): Tally {
    const recent = new RecentExchanges((id) => this.#reread(id));
    return new Tally({ options: this.#options, work: this.#work, recent, emit, serial });
  }

  #reread(id: string): Exchange | undefined {
    const exchange = this.#options.reread(id);
    if (exchange) identify(exchange, this.#options);
    return exchange;
  }

  /**
   * The events of the whole run but its first.
   * @param startedAt milliseconds since the epoch
   * @param failure what a source threw, or what ended the judging of a shard
   */
  conclude(startedAt: number, failure: ConformanceError | undefined): readonly RunEvent[] {
    this.#work.guard(() => {
      this.#sumUp();
    });
    const reasons = this.#shards.flatMap(({ cutShort }) => cutShort ?? []);
    const told = this.#shards.flatMap((shard) => shard.told);
    const plans = this.#shards.flatMap(({ plan }) => plan ?? []);
    conclude({
      tally: this.#tally,
      options: this.#options,
      work: this.#work,
      emit: this.#emit,
      startedAt,
      cutShort: reasons[0],
      ending: endingOf(plans.reduce<RunPlan | undefined>(bothPlans, undefined), told),
      failure,
    });
    return this.#events;
  }

  #sumUp(): void {
    for (const event of this.#shards.flatMap(({ told }) => told)) this.#emit(event);
    const states = this.#shards.map(({ tally }) => tally);
    const revised = this.#revise().toJSON();
    for (const state of [...states, revised]) this.#tally.add(state);
    const findings = mergeFindings([...states, revised].map((state) => state.findings));
    this.#tally.findings.adopt(findings, (check) =>
      this.#tally.claims.find(({ claim }) => claim.id === check),
    );
  }

  /** What no shard could know, as what it adds to them. */
  #revise(): Tally {
    const tally = this.#emptyTally(() => undefined, Number.MAX_SAFE_INTEGER / 2);
    const secrets = collisionsIn(this.#shards.map(({ issued }) => issued));
    const ids = idCollisionsIn(this.#shards.map(({ issuedIds }) => issuedIds));
    for (const collision of [...secrets, ...ids]) this.#collide(tally, collision);
    this.#work.isOver = true;
    for (const each of tally.claims) this.#decide(tally, each);
    this.#work.claim = undefined;
    return tally;
  }

  /** What a claim about all collections together comes to: each shard let it pass. */
  #decide(tally: Tally, each: ClaimTally): void {
    const { claim, off } = each;
    if (off || claim.kind !== 'monitor') return;
    this.#work.claim = claim.id;
    this.#work.closing += 1;
    const states = this.#shards.flatMap(({ deciding }) => deciding[claim.id] ?? []);
    const ids = states.sort((one, other) => comparePlaces(one.place, other.place));
    const deciding = [...new Set(ids.map(({ id }) => id))].map((id) => {
      return this.#reread(id) ?? changed(id);
    });
    const last = verdictOnAll(claim, deciding, this.#options);
    if (last && last.verdict.outcome !== 'pass') tally.revise(each, last.exchange, last.verdict);
  }

  #collide(tally: Tally, collision: Collision): void {
    const { id } = collision.later;
    const exchange = this.#reread(id) ?? changed(id);
    this.#work.exchange = exchange;
    for (const each of tally.planOf(exchange).monitors) {
      const { claim } = each;
      if (claim.kind !== 'monitor') continue;
      this.#work.claim = claim.id;
      const verdict = revisedVerdict(claim, exchange, collision, this.#options);
      if (verdict) tally.revise(each, exchange, verdict);
    }
    this.#work.claim = undefined;
  }
}

const changed = (id: string): never => {
  throw toolError(
    'recording-invalid',
    `a recording has changed since it was judged: exchange ${id} is not there any more`,
  );
};

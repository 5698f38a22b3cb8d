import type { RunEvent } from '../model/event.js';
import type { Exchange } from '../model/exchange.js';
import { fails, type Finding, type Observation } from '../model/finding.js';
import type { Evidence, Summary } from '../model/report.js';
import type { AnswerClasses } from './answer-class.js';
import type { ClaimTally } from './claim-tally.js';
import { evidenceOf } from './evidence.js';
import { fingerprintOf } from './fingerprint.js';
import {
  beyondBounds,
  earlierOf,
  type FindingMaking,
  findingOf,
  findingOfRemark,
  findingOperationOf,
  type Sighting,
  sumOf,
  waivedAgain,
} from './make-finding.js';
import { CITED, type FindingsState, type FindingState, type Seen } from './merge-findings.js';
import type { Remark } from './options.js';
import { Tries } from './tries.js';
import type { Turn } from './turn.js';

export interface FindingsOptions extends FindingMaking {
  readonly emit: (event: RunEvent) => void;
  /** When something is seen on an exchange. */
  readonly turnOf: (exchange: Exchange) => Turn;
  readonly answers: AnswerClasses;
}

/** Distinct findings of one check, and of all: what a hostile server says more is summed up in one. */
const PER_CHECK = 1000;
const IN_ALL = 5000;
const EVIDENCE_PER_FINDING = 3;
const EVIDENCE_IN_ALL = 500;

interface Entry {
  readonly finding: Finding;
  readonly tally: ClaimTally;
  readonly operation: number;
  readonly tries: Tries;
  count: number;
  readonly seen: Seen[];
  readonly evidence: readonly string[];
  last: Exchange | undefined;
}

/** Makes findings of observations: one for each deviation, counted where it is seen again. */
export class Findings {
  readonly #options: FindingsOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #perCheck = new Map<string, number>();
  readonly #evidence = new Map<string, Evidence>();
  readonly #remarks: Finding[] = [];

  constructor(options: FindingsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#entries.size;
  }

  see(sighting: Sighting): void {
    const { tally, exchange, observation } = sighting;
    const { id } = tally.claim;
    const fingerprint = fingerprintOf(
      id,
      findingOperationOf(sighting),
      observation,
      exchange.pact?.key,
    );
    const known = this.#entries.get(fingerprint);
    if (known) {
      this.#again(known, sighting);
      return;
    }
    const made = findingOf(fingerprint, sighting, this.#options);
    if (this.#hasRoom(id)) this.#first(sighting, made);
    else this.#sumUp(sighting, made);
  }

  /** Whether one more distinct finding of a check is within the bounds; it is counted, then. */
  #hasRoom(check: string): boolean {
    const own = this.#perCheck.get(check) ?? 0;
    if (own >= PER_CHECK || this.#entries.size >= IN_ALL) return false;
    this.#perCheck.set(check, own + 1);
    return true;
  }

  #again(entry: Entry, { exchange, observation }: Sighting): void {
    entry.tries.see(observation);
    // Two items of one list are one sighting.
    if (entry.last === exchange) return;
    entry.last = exchange;
    entry.count += 1;
    entry.tries.count(exchange, this.#options.answers);
    if (entry.seen.length < CITED) entry.seen.push(this.#seen(exchange));
  }

  #seen(exchange: Exchange): Seen {
    return { id: exchange.id, turn: this.#options.turnOf(exchange) };
  }

  /** One finding for all that is beyond the bounds, for each way in which it weighs. */
  #sumUp(sighting: Sighting, made: Finding): void {
    const observation: Observation = beyondBounds(made);
    const fingerprint = fingerprintOf(made.check, null, observation);
    const known = this.#entries.get(fingerprint);
    if (known) this.#again(known, sighting);
    else {
      const sum = findingOf(fingerprint, { ...sighting, observation }, this.#options);
      this.#first(sighting, { ...sum, operation: null, waivedBy: made.waivedBy });
    }
  }

  #first(sighting: Sighting, finding: Finding): void {
    const { tally, exchange, operation, observation } = sighting;
    const { answers } = this.#options;
    const tries = Tries.from(sighting, answers);
    tries.see(observation);
    tries.count(exchange, answers);
    const earlier = earlierOf(observation, this.#options.recent);
    const kept = earlier.filter((each) => typeof each !== 'string');
    const cited = [...kept.slice(1 - EVIDENCE_PER_FINDING), exchange];
    for (const each of cited) this.#keep(each);
    this.#entries.set(finding.fingerprint, {
      finding,
      tally,
      operation,
      tries,
      count: 1,
      seen: [this.#seen(exchange)],
      evidence: cited.map(({ id }) => id),
      last: exchange,
    });
    this.#options.emit({ type: 'finding-made', finding });
  }

  #keep(exchange: Exchange): void {
    if (this.#evidence.size >= EVIDENCE_IN_ALL || this.#evidence.has(exchange.id)) return;
    this.#tell(exchange.id, evidenceOf(exchange, this.#options.redactor));
  }

  #tell(id: string, evidence: Evidence): void {
    this.#evidence.set(id, evidence);
    this.#options.emit({ type: 'evidence-kept', evidence });
  }

  toJSON(): FindingsState {
    const findings = [...this.#entries.values()].map(
      ({ finding, operation, tries, count, seen, evidence }): FindingState => ({
        finding,
        operation,
        tries: tries.toJSON(),
        count,
        seen: [...seen],
        evidence,
      }),
    );
    return { findings, evidence: [...this.#evidence] };
  }

  /** Takes over what shards have found, in order, within the bounds of one run, and tells of it. */
  adopt(state: FindingsState, tallyOf: (check: string) => ClaimTally | undefined): void {
    const evidence = new Map(state.evidence);
    for (const each of state.findings) {
      const tally = tallyOf(each.finding.check);
      if (tally) this.#adopt(each, tally, evidence);
    }
  }

  #adopt(state: FindingState, tally: ClaimTally, evidence: ReadonlyMap<string, Evidence>): void {
    const isSum = state.finding.at === 'run';
    const own = waivedAgain(state.finding, this.#options.waive);
    const finding = isSum ? state.finding : this.#hasRoom(tally.claim.id) ? own : sumOf(own);
    const known = this.#entries.get(finding.fingerprint);
    if (known) {
      known.count += state.count;
      known.seen.push(...state.seen.slice(0, CITED - known.seen.length));
      return;
    }
    for (const id of state.evidence) {
      const kept = evidence.get(id);
      if (!kept || this.#evidence.has(id) || this.#evidence.size >= EVIDENCE_IN_ALL) continue;
      this.#tell(id, kept);
    }
    const { operation, count, seen } = state;
    this.#entries.set(finding.fingerprint, {
      finding,
      tally,
      operation,
      tries: new Tries(state.tries),
      count,
      seen: [...seen],
      evidence: state.evidence,
      last: undefined,
    });
    this.#options.emit({ type: 'finding-made', finding });
  }

  /** Takes in a finding that stands on no exchange. */
  remark(remark: Remark): void {
    const finding = findingOfRemark(remark);
    this.#remarks.push(finding);
    this.#options.emit({ type: 'finding-made', finding });
  }

  get #all(): readonly Finding[] {
    return [...[...this.#entries.values()].map(({ finding }) => finding), ...this.#remarks];
  }

  /** Each deviation with how often it was seen until now. */
  soFar(): readonly Finding[] {
    return [...this.#entries.values()].map(({ finding, count, seen }) => ({
      ...finding,
      count,
      exchanges: this.#idsOf(seen),
    }));
  }

  #idsOf(seen: readonly Seen[]): readonly string[] {
    return seen.map(({ id }) => this.#options.redactor.text(id));
  }

  /** Tells of each deviation how often it was seen, where that is not once alone. */
  finish(): void {
    for (const { finding, tally, operation, tries, count, seen } of this.#entries.values()) {
      const { answers } = this.#options;
      const flakyRate = finding.at === 'run' ? null : tries.rate(count, operation, tally, answers);
      if (count === 1 && flakyRate === null) continue;
      this.#options.emit({
        type: 'finding-counted',
        fingerprint: finding.fingerprint,
        count,
        exchanges: this.#idsOf(seen),
        flakyRate,
      });
    }
  }

  summary(): Summary['findings'] {
    const counts = { error: 0, warning: 0, info: 0, waived: 0, gap: 0 };
    for (const finding of this.#all) {
      if (finding.waivedBy !== null) counts.waived += 1;
      else if (finding.ledger === 'gap') counts.gap += 1;
      else counts[finding.severity] += 1;
    }
    return counts;
  }

  /** The findings that fail the run, in order of their first sighting. */
  gating(gate: 'error' | 'warning'): readonly Finding[] {
    return this.#all.filter((finding) => fails(finding, gate));
  }
}

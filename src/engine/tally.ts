import type { CheckContext } from '../model/check.js';
import type { Contract } from '../model/contract.js';
import type { RunEvent } from '../model/event.js';
import type { Exchange } from '../model/exchange.js';
import type { Verdict } from '../model/verdict.js';
import { AnswerClasses } from './answer-class.js';
import { askedBy, type IsAsked, UNASKED } from './asked.js';
import { type ClaimState, type ClaimTally, talliesOf } from './claim-tally.js';
import { type EvidenceState, EvidenceTally } from './evidence-tally.js';
import { Findings } from './findings.js';
import type { FindingsState } from './merge-findings.js';
import { withoutMasks } from './masked.js';
import { Operations, type OperationsState } from './operations.js';
import type { JudgeOptions } from './options.js';
import { Pins } from './pins.js';
import { located } from './place.js';
import { type Plan, Plans } from './plan.js';
import type { RecentExchanges } from './recent.js';
import { Requirements, type RequirementsState } from './requirements.js';
import type { Counts } from './sums.js';
import { placeOf, type Turn } from './turn.js';
import type { Work } from './work.js';

const NOBODY = { waivedBy: null };

type Failure = Extract<Verdict, { readonly outcome: 'fail' }>;
type NoFailure = Exclude<Verdict, Failure>;

/** All that a tally has counted, as plain values: it may go to another thread. */
export interface TallyState {
  readonly operations: OperationsState;
  readonly requirements: RequirementsState;
  readonly evidence: EvidenceState;
  readonly claims: Readonly<Record<string, ClaimState>>;
  readonly answers: ReturnType<AnswerClasses['toJSON']>;
  readonly pins: ReturnType<Pins['observed']>;
  readonly findings: FindingsState;
}

export interface TallyOptions {
  readonly options: JudgeOptions;
  readonly work: Work;
  readonly recent: RecentExchanges;
  readonly emit: (event: RunEvent) => void;
  /** What is seen last on an exchange is told last: a tally of what is learned at the end counts from here. */
  readonly serial?: number;
}

/**
 * What needs no order: how often what was exchanged, which lines of the document it bears on, what checks
 * say of one exchange, and what monitors have said. Tallies of other exchanges are added to it; which, and
 * that none is added twice, is the affair of those who hold them (see `JudgedShards`).
 */
export class Tally implements Counts {
  readonly contract: Contract;
  readonly operations: Operations;
  readonly requirements = new Requirements();
  readonly evidence: EvidenceTally;
  readonly claims: readonly ClaimTally[];
  readonly findings: Findings;
  readonly pins = new Pins();
  readonly #answers = new AnswerClasses();
  readonly #isAsked: IsAsked;
  readonly #plans: Plans;
  readonly #work: Work;
  readonly #recent: RecentExchanges;
  /** Made once: a claim says something of nearly every exchange. */
  readonly #earlier = (id: string): Exchange | undefined => this.#recent.get(id);
  #serial: number;

  constructor({ options, work, recent, emit, serial = 0 }: TallyOptions) {
    const { contract, redactor, waive = () => NOBODY } = options;
    this.contract = contract;
    this.#work = work;
    this.#recent = recent;
    this.#serial = serial;
    this.#isAsked = askedBy(options.only);
    this.operations = new Operations(contract, this.#isAsked);
    this.evidence = new EvidenceTally(contract, this.#isAsked);
    this.claims = talliesOf(options);
    this.#plans = new Plans(this.claims, contract.operations.length, this.#isAsked);
    const turnOf = (exchange: Exchange) => this.#turnOf(exchange);
    this.findings = new Findings({ redactor, recent, waive, emit, turnOf, answers: this.#answers });
  }

  /** Counts one exchange, whose `match` is set, and what checks say of it. @returns its plan, for the monitors */
  fold(exchange: Exchange, context: CheckContext): Plan {
    this.operations.record(exchange);
    if (this.#isAsked(exchange)) this.requirements.record(exchange);
    this.evidence.record(exchange);
    const plan = this.#plans.of(exchange);
    plan.count += 1;
    for (const tally of plan.checks) this.#check(tally, exchange, context, plan.operation);
    this.#work.claim = undefined;
    return plan;
  }

  /** Who looks at an exchange, whose `match` is set. */
  planOf(exchange: Exchange): Plan {
    return this.#plans.of(exchange);
  }

  #check(tally: ClaimTally, exchange: Exchange, context: CheckContext, operation: number): void {
    const { claim } = tally;
    if (claim.kind !== 'check') return;
    this.#work.claim = claim.id;
    const verdict = claim.evaluate(exchange, context);
    // Of what is not asked for no plan has a check.
    if (verdict.outcome === 'fail') this.note(tally, exchange, verdict);
    else this.#count(tally, exchange, verdict, operation);
  }

  /** Counts what a claim says of an exchange. */
  note(tally: ClaimTally, exchange: Exchange, said: Verdict): void {
    if (!this.#isAsked(exchange)) {
      tally.notJudged('not-applicable', UNASKED);
      return;
    }
    const operation = this.#operationOf(exchange);
    const verdict = said.outcome === 'fail' ? withoutMasks(said, exchange, this.#earlier) : said;
    if (verdict.outcome !== 'fail') this.#count(tally, exchange, verdict, operation);
    else this.#fail(tally, exchange, verdict, operation);
  }

  /** Most of what is said; it allocates nothing. */
  #count(tally: ClaimTally, exchange: Exchange, verdict: NoFailure, operation: number): void {
    if (verdict.outcome === 'pass') tally.passed(operation, this.#answers.of(exchange));
    else {
      tally.leftOpen(verdict);
      if (verdict.outcome === 'could-not-tell' && verdict.isSuspect)
        this.evidence.sums.suspected += 1;
    }
  }

  #fail(tally: ClaimTally, exchange: Exchange, verdict: Failure, operation: number): void {
    tally.failed(operation, this.#answers.of(exchange));
    for (const each of verdict.observations) {
      const observation = located(each, exchange, tally.claim.clause, this.contract);
      const sighting = { tally, exchange, operation, observation };
      this.findings.see(sighting);
      this.requirements.see(sighting);
    }
  }

  /** Takes back that a claim passed on an exchange, and counts what it says now. */
  revise(tally: ClaimTally, exchange: Exchange, verdict: Verdict): void {
    if (!this.#isAsked(exchange)) return;
    tally.revoke(this.#operationOf(exchange), this.#answers.of(exchange));
    this.note(tally, exchange, verdict);
  }

  #operationOf({ match }: Exchange): number {
    return match.kind === 'operation' ? match.operation.index : this.contract.operations.length;
  }

  #turnOf(exchange: Exchange): Turn {
    const { exchange: during, isOver, closing } = this.#work;
    this.#serial += 1;
    return {
      during: isOver || !during ? null : placeOf(during),
      claim: closing,
      on: placeOf(exchange),
      serial: this.#serial,
    };
  }

  /** Counts for every claim what was decided without it; at the end, once. */
  settle(): void {
    this.#plans.settle();
  }

  toJSON(): TallyState {
    const { contract, operations, requirements, evidence, claims, pins, findings } = this;
    return {
      operations: operations.toJSON(),
      requirements: requirements.toJSON(contract),
      evidence: evidence.toJSON(),
      claims: Object.fromEntries(claims.map((each) => [each.claim.id, each.toJSON()])),
      answers: this.#answers.toJSON(),
      pins: pins.observed(),
      findings: findings.toJSON(),
    };
  }

  /** Adds what was counted elsewhere under the same contract; what was found there is adopted apart, in order. */
  add(state: Omit<TallyState, 'findings'>): void {
    const { operations, requirements, evidence, claims, pins } = state;
    const classOf = this.#answers.adopt(state.answers);
    this.operations.add(operations);
    this.requirements.add(requirements, this.contract);
    this.evidence.add(evidence);
    for (const tally of this.claims) {
      const said = claims[tally.claim.id];
      if (said) tally.add(said, classOf);
    }
    this.pins.add(pins);
  }
}

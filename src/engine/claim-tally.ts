import type { Check, Monitor } from '../model/check.js';
import type { Contract } from '../model/contract.js';
import type { Severity } from '../model/finding.js';
import type { CheckTally, Requirement } from '../model/report.js';
import type { Outcome, Verdict } from '../model/verdict.js';
import { CLASSES } from './answer-class.js';
import type { JudgedCount, JudgeOptions } from './options.js';

type Open = Extract<Outcome, 'not-applicable' | 'could-not-tell'>;
type Unjudged = Extract<Verdict, { readonly outcome: Open }>;

/** More reasons than a check can have of its own: a reason is a constant. */
const REASONS = 50;
export const OTHER_REASONS = 'for other reasons';

interface Count {
  count: number;
}

/** What one claim said, as plain values. */
export interface ClaimState {
  readonly pass: number;
  readonly fail: number;
  /** By position of the operation, the last of none, and within it by class of answer; those of none are left out. */
  readonly judged: readonly (readonly [operation: number, answers: number, count: number])[];
  readonly reasons: CheckTally['reasons'];
}

/** One claim in a run: how severe it is here, and how often it said what. */
export class ClaimTally {
  readonly claim: Check | Monitor;
  readonly severity: Severity;
  /** Switched off by the configuration. */
  readonly off: boolean;
  pass = 0;
  fail = 0;
  /** Evaluations that passed or failed, by position of the operation and class of answer; the last is of none. */
  readonly #judged: Int32Array;
  readonly #open = {
    'not-applicable': new Map<string, Count>(),
    'could-not-tell': new Map<string, Count>(),
  };
  /** A verdict without a judgement is made once, and mostly said again: what was said last, and how often. */
  #last: Unjudged | undefined;
  #lastCount: Count = { count: 0 };

  constructor(claim: Check | Monitor, severity: Severity | 'off' | undefined, operations: number) {
    this.claim = claim;
    this.off = severity === 'off';
    this.severity = severity === undefined || severity === 'off' ? claim.severity : severity;
    this.#judged = new Int32Array((operations + 1) * CLASSES);
  }

  passed(operation: number, answers: number): void {
    this.pass += 1;
    this.#count(operation * CLASSES + answers);
  }

  /** Takes a pass back: what was learned elsewhere says otherwise. */
  revoke(operation: number, answers: number): void {
    this.pass -= 1;
    const place = operation * CLASSES + answers;
    this.#judged[place] = (this.#judged[place] ?? 0) - 1;
  }

  failed(operation: number, answers: number): void {
    this.fail += 1;
    this.#count(operation * CLASSES + answers);
  }

  #count(place: number): void {
    this.#judged[place] = (this.#judged[place] ?? 0) + 1;
  }

  /** @param operation position of the operation; the number of operations for a request of none */
  judged(operation: number): number {
    let sum = 0;
    for (let answers = 0; answers < CLASSES; answers++) sum += this.#at(operation, answers);
    return sum;
  }

  #at(operation: number, answers: number): number {
    return this.#judged[operation * CLASSES + answers] ?? 0;
  }

  /** The same of the classes of answers that can show something. */
  tries(operation: number, canShow: (answers: number) => boolean): number {
    let sum = 0;
    for (let answers = 0; answers < CLASSES; answers++) {
      const count = this.#at(operation, answers);
      if (count > 0 && canShow(answers)) sum += count;
    }
    return sum;
  }

  /** Counts a verdict on one exchange that is neither a pass nor a failure. */
  leftOpen(verdict: Unjudged): void {
    if (verdict !== this.#last) {
      this.#last = verdict;
      this.#lastCount = this.#countOf(verdict.outcome, verdict.because);
    }
    this.#lastCount.count += 1;
  }

  notJudged(outcome: Open, because: string, times = 1): void {
    this.#countOf(outcome, because).count += times;
  }

  #countOf(outcome: Open, because: string): Count {
    const reasons = this.#open[outcome];
    const known = reasons.get(because);
    if (known) return known;
    if (reasons.size >= REASONS && because !== OTHER_REASONS)
      return this.#countOf(outcome, OTHER_REASONS);
    const made = { count: 0 };
    reasons.set(because, made);
    return made;
  }

  count(outcome: Open): number {
    let sum = 0;
    for (const { count } of this.#open[outcome].values()) sum += count;
    return sum;
  }

  /** Reasons come by outcome, the most frequent first. */
  summary(redact: (text: string) => string, { operations }: Contract): CheckTally {
    const names = [...operations.map(({ id }) => id), '*'];
    return {
      check: this.claim.id,
      ledger: this.claim.ledger,
      title: this.claim.title,
      clause: this.claim.clause,
      ...(this.claim.own === undefined ? {} : { own: this.claim.own }),
      severity: this.severity,
      pass: this.pass,
      fail: this.fail,
      notApplicable: this.count('not-applicable'),
      couldNotTell: this.count('could-not-tell'),
      judgedOn: names.filter((_, operation) => this.judged(operation) > 0),
      reasons: [...this.reasons('not-applicable'), ...this.reasons('could-not-tell')].map(
        (each) => ({ ...each, because: redact(each.because) }),
      ),
    };
  }

  toJSON(): ClaimState {
    const reasons = [...this.reasons('not-applicable'), ...this.reasons('could-not-tell')];
    const judged = [...this.#judged.entries()]
      .filter(([, count]) => count !== 0)
      .map(([at, count]) => [Math.floor(at / CLASSES), at % CLASSES, count] as const);
    return { pass: this.pass, fail: this.fail, judged, reasons };
  }

  /** Adds what the same claim said elsewhere, where classes of answers had other names. */
  add({ pass, fail, judged, reasons }: ClaimState, classOf: (answers: number) => number): void {
    this.pass += pass;
    this.fail += fail;
    for (const [operation, answers, count] of judged) {
      const place = operation * CLASSES + classOf(answers);
      this.#judged[place] = (this.#judged[place] ?? 0) + count;
    }
    for (const { outcome, because, count } of reasons) this.notJudged(outcome, because, count);
  }

  /** The claim as a requirement of its own. */
  requirement(): Requirement {
    const evidence = this.pass + this.fail;
    const status = this.fail > 0 ? 'violated' : evidence > 0 ? 'verified' : 'not-exercised';
    const { id, ledger } = this.claim;
    return { id, ledger, operation: null, pointer: null, status, evidence };
  }

  reasons(outcome: Open): CheckTally['reasons'] {
    return [...this.#open[outcome]]
      .map(([because, { count }]) => ({ outcome, because, count }))
      .sort((a, b) => b.count - a.count || (a.because < b.because ? -1 : 1));
  }
}

/** A tally for each claim, with the severities of the configuration. */
export const talliesOf = ({
  contract,
  claims,
  severities = {},
}: JudgeOptions): readonly ClaimTally[] =>
  claims.map((claim) => {
    const own = Object.hasOwn(severities, claim.id) ? severities[claim.id] : undefined;
    return new ClaimTally(claim, own, contract.operations.length);
  });

export const judgedIn =
  (tallies: readonly ClaimTally[], { operations }: Contract): JudgedCount =>
  (check, id) => {
    const operation = operations.find((each) => each.id === id);
    const tally = tallies.find(({ claim }) => claim.id === check);
    return tally?.judged(operation?.index ?? operations.length) ?? 0;
  };

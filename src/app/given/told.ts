import { Judgement } from '../../engine/judgement.js';
import type { JudgeOptions } from '../../engine/options.js';
import type { Check, Monitor } from '../../model/check.js';
import type { Contract } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import { fails, type Finding } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import { couldNotTell } from '../../model/verdict.js';
import { trafficClaims } from '../claims.js';
import { engineOptions, reportOf } from './engine.js';
import type { Made } from './exchange.js';
import { type Judgment, openIn, verdictOf } from './judgment.js';
import { missingOf } from './missing.js';
import type { RightOptions } from './options.js';

export interface ToldOptions extends RightOptions {
  readonly contract: Contract;
  readonly consistencySeconds: number;
  /** It is of one exchange, which nothing before it explains. */
  readonly isAlone: boolean;
  /** Replacements of one secret are alike in all that one process judges. */
  readonly salt: string;
}

/** What one exchange, or one sequence of them, comes to: nothing of it outlives it. */
export class Told {
  readonly #options: ToldOptions;
  readonly #engine: JudgeOptions;
  readonly #judgement: Judgement;
  readonly #parsed = new WeakSet<Exchange>();
  readonly #missing: string[] = [];
  #last: Exchange | undefined;
  #matched = 0;
  #isRequestKnown = true;

  constructor(options: ToldOptions) {
    this.#options = options;
    const { contract, severities, pins, gate, consistencySeconds, salt, own } = options;
    this.#engine = engineOptions({
      contract,
      claims: [...trafficClaims.map((claim) => this.#ofText(claim)), ...own.claims],
      severities,
      settings: { consistencySeconds, pins, gate },
      salt,
    });
    this.#judgement = new Judgement(this.#engine);
  }

  /** Exchanges come in order of start. */
  add({ exchange, isParsed, isRequestKnown }: Made): void {
    if (isParsed) this.#parsed.add(exchange);
    this.#isRequestKnown &&= isRequestKnown;
    this.#judgement.judge({ exchanges: [exchange] });
    this.#last = exchange;
    if (exchange.match.kind === 'operation') this.#matched += 1;
    const missing = missingOf(exchange, this.#options.isAlone);
    if (missing !== undefined) this.#missing.push(missing);
  }

  end(): Judgment {
    const report = reportOf(this.#judgement, this.#engine);
    return this.#judged(report, this.#judgement.shard().tally.evidence.sums.suspected);
  }

  #judged(report: Report, suspected: number): Judgment {
    const { gate, isAlone } = this.#options;
    const weighs = (finding: Finding) => Number(!fails(finding, gate));
    const findings = report.findings
      .filter(({ side }) => this.#isRequestKnown || side === 'response')
      .map((finding) => (this.#isRequestKnown ? finding : { ...finding, curl: '' }))
      .sort((one, other) => weighs(one) - weighs(other));
    const missing = [
      ...this.#missing,
      ...this.#missingAtAll(report, suspected),
      ...this.#faultOfOwn(),
    ];
    const match = this.#last?.match;
    return {
      ...verdictOf(findings, missing, gate),
      operation: isAlone && match?.kind === 'operation' ? match.operation.id : null,
      findings,
      couldNotTell: openIn(report, this.#engine.claims, isAlone),
      missing,
      evidence: report.evidence,
      evaluations: report.summary.evaluations,
    };
  }

  #missingAtAll({ checks }: Report, suspected: number): readonly string[] {
    if (!this.#last) return ['no exchange was handed over'];
    if (this.#matched === 0)
      return this.#options.isAlone ? [] : ['no request is of an operation of the document'];
    const errors = new Set(
      trafficClaims
        .filter(({ asks, ledger }) => asks === undefined && ledger !== 'gap')
        .map(({ id }) => id),
    );
    const isJudged = checks.some(
      ({ check, severity, pass, fail }) =>
        severity === 'error' && errors.has(check) && pass + fail > 0,
    );
    return [
      ...(isJudged || this.#missing.length > 0
        ? []
        : ['no check of severity error could judge anything']),
      ...(suspected > 0 ? [SUSPECTED] : []),
    ];
  }

  /** A check that failed may have hidden anything; what it says may quote what it was shown. */
  #faultOfOwn(): readonly string[] {
    const { first } = this.#options.own.faults;
    return first ? [this.#engine.redactor.redact(first.message)] : [];
  }

  /** A claim on how content is written cannot tell where somebody has parsed it. */
  #ofText(claim: Check | Monitor): Check | Monitor {
    if (claim.kind !== 'check' || !OF_TEXT.has(claim.id)) return claim;
    return {
      ...claim,
      evaluate: (exchange, context) =>
        this.#parsed.has(exchange) ? PARSED : claim.evaluate(exchange, context),
    };
  }
}

const OF_TEXT: ReadonlySet<string> = new Set(['member-names-are-unique']);
const PARSED = couldNotTell('the content was handed over as a value, not as it was written');
const SUSPECTED =
  'what was read looked wrong, and was not read again after the time that a fresh state may take (consistencySeconds)';

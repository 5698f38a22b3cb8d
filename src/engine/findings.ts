import { curlScript } from './curl-script.js';
import type { RunEvent } from '../model/event.js';
import type { Exchange } from '../model/exchange.js';
import type { Finding, Observation, Severity } from '../model/finding.js';
import type { Redactor } from '../model/redactor.js';
import type { Summary } from '../model/report.js';
import { evidenceOf } from './evidence.js';
import { fingerprintOf, shapeOf } from './fingerprint.js';
import type { RecentExchanges } from './recent.js';
import type { Remark, Waivable } from './options.js';
import type { ClaimTally } from './tally.js';

export interface FindingsOptions {
  readonly redactor: Redactor;
  readonly recent: RecentExchanges;
  readonly waive: (finding: Waivable) => string | null;
  readonly emit: (event: RunEvent) => void;
}

/** Distinct findings of one check, and of all: what a hostile server says more is summed up in one. */
const PER_CHECK = 1000;
const IN_ALL = 5000;
const CITED = 20;
const EVIDENCE_PER_FINDING = 3;
const EVIDENCE_IN_ALL = 500;
/** Characters of a text that are redacted, and that are kept: a secret at the cut is known by then. */
const READ = 65_536;
const TEXT = 2000;

const SEVERITY_RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

interface Entry {
  readonly finding: Finding;
  readonly tally: ClaimTally;
  readonly operation: number;
  count: number;
  readonly exchanges: string[];
  last: Exchange;
}

/** What was seen, by whom, and on which exchange. */
export interface Sighting {
  readonly tally: ClaimTally;
  readonly exchange: Exchange;
  /** Position of the operation; the number of operations for a request of none. */
  readonly operation: number;
  readonly observation: Observation;
}

/** Makes findings of observations: one for each deviation, counted where it is seen again. */
export class Findings {
  readonly #options: FindingsOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #perCheck = new Map<string, number>();
  readonly #evidence = new Set<string>();
  readonly #remarks: Finding[] = [];

  constructor(options: FindingsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#entries.size;
  }

  see(sighting: Sighting): void {
    const { tally, exchange, observation } = sighting;
    const id = tally.claim.id;
    const operation = operationOf(exchange);
    const fingerprint = fingerprintOf(id, operation, observation, exchange.pact?.key);
    const known = this.#entries.get(fingerprint);
    if (known) {
      again(known, exchange);
      return;
    }
    const made = this.#make(fingerprint, sighting);
    const own = this.#perCheck.get(id) ?? 0;
    if (own >= PER_CHECK || this.#entries.size >= IN_ALL) this.#sumUp(sighting, made);
    else {
      this.#perCheck.set(id, own + 1);
      this.#first(sighting, made);
    }
  }

  /** One finding for all that is beyond the bounds, for each way in which it weighs. */
  #sumUp(sighting: Sighting, { severity, ledger, side, waivedBy }: Finding): void {
    const shape = ['beyond the bounds', severity, ledger, side, waivedBy ?? ''].join(' ');
    const observation: Observation = {
      at: 'run',
      expected: 'no deviation',
      actual: `more distinct deviations than are listed one by one`,
      shape,
      severity,
      ledger,
      ...(side === 'request' ? { side } : {}),
    };
    const fingerprint = fingerprintOf(sighting.tally.claim.id, null, observation);
    const known = this.#entries.get(fingerprint);
    if (known) again(known, sighting.exchange);
    else {
      const made = this.#make(fingerprint, { ...sighting, observation });
      this.#first(sighting, { ...made, operation: null, waivedBy });
    }
  }

  #first({ tally, exchange, operation, observation }: Sighting, finding: Finding): void {
    const { emit, recent } = this.#options;
    const earlier = (observation.earlier ?? []).map((id) => recent.get(id) ?? id);
    const kept = earlier.filter((each) => typeof each !== 'string');
    for (const each of [...kept.slice(1 - EVIDENCE_PER_FINDING), exchange]) this.#keep(each);
    const exchanges = [...finding.exchanges];
    this.#entries.set(finding.fingerprint, {
      ...{ finding, tally, operation, exchanges },
      count: 1,
      last: exchange,
    });
    emit({ type: 'finding-made', finding });
  }

  #keep(exchange: Exchange): void {
    if (this.#evidence.size >= EVIDENCE_IN_ALL || this.#evidence.has(exchange.id)) return;
    this.#evidence.add(exchange.id);
    const evidence = evidenceOf(exchange, this.#options.redactor);
    this.#options.emit({ type: 'evidence-kept', evidence });
  }

  #make(fingerprint: string, { tally, exchange, observation }: Sighting): Finding {
    const { claim } = tally;
    const { redactor, waive, recent } = this.#options;
    const clean = (text: string): string => cut(redactor.text(text.slice(0, READ)));
    const operation = operationOf(exchange);
    const place = { check: claim.id, operation, at: clean(observation.at) };
    const shape = clean(shapeOf(observation));
    return {
      fingerprint,
      ...place,
      ledger: observation.ledger ?? claim.ledger,
      severity: severityOf(tally, observation),
      side: observation.side ?? (claim.asks === 'request' ? 'request' : 'response'),
      title: claim.title,
      clause: observation.clause ?? claim.clause,
      expected: clean(observation.expected),
      actual: clean(observation.actual),
      why: observation.why ?? claim.why,
      fix: observation.fix ?? claim.fix,
      count: 1,
      exchanges: [redactor.text(exchange.id)],
      curl: curlScript(
        exchange,
        (observation.earlier ?? []).map((id) => recent.get(id) ?? id),
        redactor,
      ),
      breaks: observation.breaks ?? null,
      flakyRate: null,
      waivedBy: waive({ ...place, shape }),
      pointer: observation.pointer ?? null,
      position: observation.position ?? null,
      interaction: exchange.interaction ?? null,
      ...(exchange.pact ? { pact: clean(exchange.pact.file) } : {}),
      shape,
    };
  }

  /** Takes in a finding that stands on no exchange. */
  remark(remark: Remark): void {
    const { check, operation, severity, title, clause, at, expected, actual, why, fix } = remark;
    const finding: Finding = {
      fingerprint: fingerprintOf(check, operation, { at, expected, actual }),
      ...{ check, ledger: 'contract', severity, side: 'request', operation, title, clause },
      ...{ at, expected, actual, shape: actual, why, fix, count: 1, exchanges: [], curl: '' },
      ...{ breaks: null, flakyRate: null, waivedBy: null, pointer: null, position: null },
      interaction: null,
    };
    this.#remarks.push(finding);
    this.#options.emit({ type: 'finding-made', finding });
  }

  get #all(): readonly Finding[] {
    return [...[...this.#entries.values()].map(({ finding }) => finding), ...this.#remarks];
  }

  /** Each deviation with how often it was seen until now. */
  soFar(): readonly Finding[] {
    return [...this.#entries.values()].map(({ finding, count, exchanges }) => ({
      ...finding,
      count,
      exchanges: exchanges.map((id) => this.#options.redactor.text(id)),
    }));
  }

  /** Tells of each deviation that was seen again. */
  finish(): void {
    for (const { finding, tally, operation, count, exchanges } of this.#entries.values()) {
      if (count === 1) continue;
      this.#options.emit({
        type: 'finding-counted',
        fingerprint: finding.fingerprint,
        count,
        exchanges: exchanges.map((id) => this.#options.redactor.text(id)),
        flakyRate: finding.at === 'run' ? null : flakyRate(count, tally.judged(operation)),
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
    return this.#all.filter(
      ({ ledger, severity, waivedBy }) =>
        waivedBy === null && ledger !== 'gap' && SEVERITY_RANK[severity] >= SEVERITY_RANK[gate],
    );
  }
}

const operationOf = ({ match }: Exchange): string | null =>
  match.kind === 'operation' ? match.operation.id : null;

const again = (entry: Entry, exchange: Exchange): void => {
  // Two items of one list are one sighting.
  if (entry.last === exchange) return;
  entry.last = exchange;
  entry.count += 1;
  if (entry.exchanges.length < CITED) entry.exchanges.push(exchange.id);
};

/**
 * An observation that says how severe it is stays so, unless the configuration has made the check
 * milder than that; it never makes such an observation worse.
 */
const severityOf = ({ severity, claim }: ClaimTally, observation: Observation): Severity => {
  const own = observation.severity;
  if (own === undefined) return severity;
  if (severity === claim.severity) return own;
  return SEVERITY_RANK[own] <= SEVERITY_RANK[severity] ? own : severity;
};

/** The share of the judged exchanges that showed the deviation; null where all of them did. */
const flakyRate = (count: number, judged: number): number | null =>
  count >= judged ? null : Math.round((count / judged) * 10_000) / 10_000;

const cut = (text: string): string => {
  if (text.length <= TEXT) return text;
  return `${text.slice(0, TEXT).toWellFormed()}… (${text.length - TEXT} more characters)`;
};

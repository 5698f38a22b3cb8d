import type { DocumentInfo } from './contract.js';
import type { Finding } from './finding.js';
import type { PactResult } from './pact/pact.js';
import type {
  CheckTally,
  Evidence,
  Leftover,
  OperationSummary,
  ProbeOutcome,
  Report,
  Requirement,
  RunInfo,
  RunVerdict,
  Summary,
} from './report.js';

/**
 * A run as it happens; `report.jsonl` is one line an event. `run-started` comes first and
 * `run-finished` last, exactly once each, on interruption too: a stream without it is invalid.
 */
export type RunEvent =
  | {
      readonly type: 'run-started';
      readonly schemaVersion: '1';
      readonly tool: { readonly name: string; readonly version: string };
      readonly run: RunInfo;
      readonly document: DocumentInfo;
    }
  | { readonly type: 'probe-finished'; readonly probe: ProbeOutcome }
  /** An exchange that the next finding cites; once for each exchange. */
  | { readonly type: 'evidence-kept'; readonly evidence: Evidence }
  /** The first time that a deviation is seen. */
  | { readonly type: 'finding-made'; readonly finding: Finding }
  /** At the end, for each deviation seen again: how often, and where. */
  | {
      readonly type: 'finding-counted';
      readonly fingerprint: string;
      readonly count: number;
      readonly exchanges: readonly string[];
      readonly flakyRate: number | null;
    }
  | { readonly type: 'operation-summed'; readonly operation: OperationSummary }
  | { readonly type: 'check-summed'; readonly tally: CheckTally }
  | { readonly type: 'requirement-summed'; readonly requirement: Requirement }
  | { readonly type: 'pin-observed'; readonly key: string; readonly value: string }
  | { readonly type: 'client-left-over'; readonly leftover: Leftover }
  /** What became of the interactions of a pact; of `pact verify` only. */
  | { readonly type: 'pact-verified'; readonly pact: PactResult }
  | {
      readonly type: 'run-finished';
      readonly durationMs: number;
      readonly summary: Summary;
      readonly verdict: RunVerdict;
      readonly reason: string;
    };

type Of<T extends RunEvent['type']> = Extract<RunEvent, { readonly type: T }>;

/** The report that a whole stream of events amounts to. */
export class ReportBuilder {
  #started: Of<'run-started'> | undefined;
  #finished: Of<'run-finished'> | undefined;
  readonly #findings = new Map<string, Finding>();
  readonly #operations: OperationSummary[] = [];
  readonly #requirements: Requirement[] = [];
  readonly #checks: CheckTally[] = [];
  readonly #probes: ProbeOutcome[] = [];
  readonly #leftovers: Leftover[] = [];
  readonly #pins = new Map<string, string>();
  readonly #evidence: Evidence[] = [];
  readonly #pacts: PactResult[] = [];

  add(event: RunEvent): void {
    switch (event.type) {
      case 'run-started':
        this.#started = event;
        break;
      case 'run-finished':
        this.#finished = event;
        break;
      case 'probe-finished':
        this.#probes.push(event.probe);
        break;
      case 'evidence-kept':
        this.#evidence.push(event.evidence);
        break;
      case 'finding-made':
        this.#findings.set(event.finding.fingerprint, event.finding);
        break;
      case 'finding-counted':
        this.#count(event);
        break;
      case 'operation-summed':
        this.#operations.push(event.operation);
        break;
      case 'check-summed':
        this.#checks.push(event.tally);
        break;
      case 'requirement-summed':
        this.#requirements.push(event.requirement);
        break;
      case 'pin-observed':
        this.#pins.set(event.key, event.value);
        break;
      case 'client-left-over':
        this.#leftovers.push(event.leftover);
        break;
      case 'pact-verified':
        this.#pacts.push(event.pact);
        break;
    }
  }

  #count({ fingerprint, count, exchanges, flakyRate }: Of<'finding-counted'>): void {
    const finding = this.#findings.get(fingerprint);
    if (finding) this.#findings.set(fingerprint, { ...finding, count, exchanges, flakyRate });
  }

  /** @returns undefined while the stream has no end */
  build(): Report | undefined {
    const [started, finished] = [this.#started, this.#finished];
    if (!started || !finished) return undefined;
    return {
      schemaVersion: '1',
      tool: started.tool,
      run: { ...started.run, durationMs: finished.durationMs },
      document: started.document,
      complete: true,
      verdict: finished.verdict,
      reason: finished.reason,
      summary: finished.summary,
      operations: this.#operations,
      requirements: this.#requirements,
      findings: [...this.#findings.values()],
      checks: this.#checks,
      probes: this.#probes,
      leftovers: this.#leftovers,
      pins: Object.fromEntries(this.#pins),
      evidence: this.#evidence,
      ...(this.#pacts.length > 0 ? { pacts: this.#pacts } : {}),
    };
  }
}

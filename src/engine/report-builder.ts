import type { Finding } from '../model/finding.js';
import type { PactResult } from '../model/pact/pact.js';
import type { RunEvent } from '../model/event.js';
import type {
  CheckTally,
  Evidence,
  HostSeen,
  Leftover,
  OperationSummary,
  ProbeOutcome,
  RecordingRead,
  RefusalSeen,
  Report,
  Requirement,
  RunInfo,
} from '../model/report.js';

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
  readonly #recordings: RecordingRead[] = [];
  readonly #hosts: HostSeen[] = [];
  readonly #refusals: RefusalSeen[] = [];

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
      default:
        this.#addRecorded(event);
    }
  }

  #addRecorded(event: Of<'host-summed' | 'refusal-summed' | 'recording-read'>): void {
    if (event.type === 'host-summed') this.#hosts.push(event.host);
    else if (event.type === 'refusal-summed') this.#refusals.push(event.refusal);
    else this.#recordings.push(event.recording);
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
      run: {
        ...started.run,
        narrowedBy: [...narrowingOf(started.run), ...(finished.narrowedBy ?? [])],
        durationMs: finished.durationMs,
        lastExchangeAt: finished.lastExchangeAt ?? null,
        ...(finished.embedded && { embedded: true }),
        ...(finished.cutShort === undefined ? {} : { cutShort: finished.cutShort }),
      },
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
      ...(this.#recordings.length > 0 ? { recordings: this.#recordings } : {}),
      ...(this.#hosts.length > 0 ? { hosts: this.#hosts } : {}),
      ...(this.#refusals.length > 0 ? { refusals: this.#refusals } : {}),
    };
  }
}

/** Streams of earlier versions do not tell it. */
const narrowingOf = ({
  narrowedBy = [],
}: Partial<Pick<RunInfo, 'narrowedBy'>>): readonly string[] => narrowedBy;

import type { DocumentInfo } from './contract.js';
import type { Finding } from './finding.js';
import type { PactResult } from './pact/pact.js';
import type {
  CheckTally,
  Evidence,
  HostSeen,
  Leftover,
  OperationSummary,
  ProbeOutcome,
  RecordingRead,
  RefusalSeen,
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
  /** What became of the interactions of a pact. */
  | { readonly type: 'pact-verified'; readonly pact: PactResult }
  /** Where recorded requests went; of `check` only. */
  | { readonly type: 'host-summed'; readonly host: HostSeen }
  /** Recorded requests that the document allows and that were refused, nobody knows why; of `check` only. */
  | { readonly type: 'refusal-summed'; readonly refusal: RefusalSeen }
  /** What came of reading a recording; of `check` only. */
  | { readonly type: 'recording-read'; readonly recording: RecordingRead }
  | {
      readonly type: 'run-finished';
      readonly durationMs: number;
      /** When the last exchange of an operation ended; absent in streams of earlier versions. */
      readonly lastExchangeAt?: string | null;
      /** Why the run ended before its end. */
      readonly cutShort?: string;
      /** What the recorded run had left out. */
      readonly narrowedBy?: readonly string[];
      /** The recorded run was one of the embedded reference provider. */
      readonly embedded?: true;
      readonly summary: Summary;
      readonly verdict: RunVerdict;
      readonly reason: string;
    };

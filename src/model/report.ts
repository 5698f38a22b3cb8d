import type { Vouched } from './exchange.js';
import type { DocumentInfo, Profile } from './contract.js';
import type { Leftover, ProbeOutcome, SeenEvidence } from './evidence.js';
import type { Finding, Ledger, Severity } from './finding.js';
import type { PactResult } from './pact/pact.js';
import type { Outcome } from './verdict.js';

export type { Leftover, ProbeOutcome } from './evidence.js';

export type RunVerdict = 'conforms' | 'does-not-conform' | 'could-not-tell';

export interface RunInfo {
  readonly id: string;
  readonly command: 'run' | 'check' | 'pact check' | 'pact verify';
  /** RFC 3339. */
  readonly startedAt: string;
  readonly seed: number;
  readonly target: string;
  readonly profile: Profile;
  readonly shard: string | null;
  /** What whoever recorded says of the writes that are shown; absent where nobody says anything. */
  readonly vouched?: Vouched;
  /** The least severity that decides the verdict. Default: `error`. */
  readonly gate?: 'error' | 'warning';
  /** The configuration, where there is one, as it is read from the folder of the call. */
  readonly configuration?: string;
  /** The address of the target, prefix included; null: it has none that stays, or nobody said. */
  readonly targetUrl: string | null;
  /** Where in the target; null: nobody said. */
  readonly institution: string | null;
  readonly partner: string | null;
  /** The version of the provider; null: nobody said. */
  readonly providerVersion: string | null;
  /** Where the job of the run is seen. */
  readonly buildUrl: string | null;
  /** Null: of a command that knows none. */
  readonly depth: 'quick' | 'full' | null;
  /** What left something out, the way to say it first: `--read-only`, `--probes ID,ID`, `exclude OPERATION`. */
  readonly narrowedBy: readonly string[];
  /** Options of the call that its repetition needs, as words; absent in streams of earlier versions. */
  readonly options?: readonly string[];
  /** The recording says that the embedded reference provider answered; absent where it does not. */
  readonly embedded?: true;
}

/**
 * Whether the embedded reference provider was judged, live or in a recording of ours that says so: it says
 * nothing of the vendor.
 */
export const isOfEmbedded = ({ target, embedded }: Pick<RunInfo, 'target' | 'embedded'>): boolean =>
  target === 'embedded' || embedded === true;

export interface Summary {
  readonly exchanges: number;
  readonly evaluations: {
    readonly pass: number;
    readonly fail: number;
    readonly notApplicable: number;
    readonly couldNotTell: number;
  };
  readonly evidence: SeenEvidence;
  /** Disjoint: a gap is not counted in info, a waived one in nothing else. Counts distinct findings. */
  readonly findings: {
    readonly error: number;
    readonly warning: number;
    readonly info: number;
    readonly waived: number;
    readonly gap: number;
  };
}

export interface OperationSummary {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly exchanges: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** The statuses that the document declares. */
  readonly documented: readonly string[];
  /** Milliseconds; null where nothing was exchanged. */
  readonly latencyMs: { readonly p50: number; readonly p95: number; readonly max: number } | null;
}

/** One line of the document (operation × status × schema node), or one clause of the catalogue. */
export interface Requirement {
  readonly id: string;
  readonly ledger: Ledger;
  readonly operation: string | null;
  readonly pointer: string | null;
  readonly status: 'verified' | 'violated' | 'not-exercised';
  /** How many exchanges bear on it. */
  readonly evidence: number;
}

/** What one check said over the whole run; the reasons are those of the last two outcomes. */
export interface CheckTally {
  readonly check: string;
  readonly severity: Severity;
  /** The check's own words, for formats that list checks without a finding. */
  readonly ledger?: Ledger;
  readonly title?: string;
  readonly clause?: string;
  /** The module of a check of the user's own. Absent: the check is ours. */
  readonly own?: string;
  readonly pass: number;
  readonly fail: number;
  readonly notApplicable: number;
  readonly couldNotTell: number;
  /** The operations on which it passed or failed; `*`: requests of none. Absent: nobody counted. */
  readonly judgedOn?: readonly string[];
  readonly reasons: readonly {
    readonly outcome: Extract<Outcome, 'not-applicable' | 'could-not-tell'>;
    readonly because: string;
    readonly count: number;
  }[];
}

/** A host to which a recording has requests. */
export interface HostSeen {
  /** Scheme and authority. */
  readonly origin: string;
  readonly requests: number;
  /** How many of them are of an operation of the document. */
  readonly matched: number;
  /** The base below which most of the others would be; null: none would. */
  readonly base: string | null;
  readonly below: number;
}

/** What came of reading a recording. */
export interface RecordingRead {
  readonly file: string;
  /** Name and version of what recorded it; null: it does not say. */
  readonly recorder: string | null;
  readonly entries: number;
  /** How many of them are exchanges, of the document or not. */
  readonly read: number;
  readonly passedOver: {
    readonly noHttp: number;
    readonly fromCache: number;
    readonly outsideBase: number;
    readonly unreadable: number;
  };
  /** The first of those that cannot be read: position, host where it is known, and what is odd. */
  readonly unreadable: readonly {
    readonly entry: number;
    readonly host: string | null;
    readonly what: string;
  }[];
  /** Hosts of what lies outside the base, the first of them. */
  readonly outside: readonly HostSeen[];
  /** Answers whose content was not kept. */
  readonly withoutContent: number;
  /** Why not all of it was read. */
  readonly broken: string | null;
  /** How its recorder keeps content, where some is missing. */
  readonly advice: string | null;
}

/** Refusals of recorded requests that the document allows: nobody knows whether they were meant to be refused. */
export interface RefusalSeen {
  readonly operation: string;
  readonly status: number;
  /** What the server said, redacted and cut; null: nothing that could be shown. */
  readonly said: string | null;
  readonly count: number;
  /** The first of them. */
  readonly exchange: string;
}

/** An exchange that a finding cites, redacted and cut to a readable length. */
export interface Evidence {
  readonly id: string;
  readonly operation: string | null;
  readonly probe: string | null;
  readonly purpose: string | null;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly request: EvidenceMessage & { readonly method: string; readonly url: string };
  readonly response:
    (EvidenceMessage & { readonly status: number; readonly reason: string }) | null;
  readonly failure: string | null;
}

export interface EvidenceMessage {
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string;
  /** Bytes that were cut off the end of the body. */
  readonly cut: number;
}

/** report.json; its schema is `specs/report.schema.json`. */
export interface Report {
  readonly schemaVersion: '1';
  readonly tool: { readonly name: string; readonly version: string };
  readonly run: RunInfo & {
    readonly durationMs: number;
    /** RFC 3339: when the last exchange of an operation ended; null: there was none, or it is of no time. */
    readonly lastExchangeAt: string | null;
    /** Why it ended before its end, or why not all is there to judge; absent where it did not. */
    readonly cutShort?: string;
  };
  readonly document: DocumentInfo;
  /** Speaks of the file: it was written whole. */
  readonly complete: true;
  readonly verdict: RunVerdict;
  /** One sentence; empty only where the verdict is `conforms`. */
  readonly reason: string;
  readonly summary: Summary;
  readonly operations: readonly OperationSummary[];
  readonly requirements: readonly Requirement[];
  readonly findings: readonly Finding[];
  readonly checks: readonly CheckTally[];
  readonly probes: readonly ProbeOutcome[];
  readonly leftovers: readonly Leftover[];
  readonly pins: Readonly<Record<string, string>>;
  readonly evidence: readonly Evidence[];
  /** What `pact verify` or `pact check` found, pact by pact; absent from every other report. */
  readonly pacts?: readonly PactResult[];
  /** What was read, recording by recording; absent where nothing was. */
  readonly recordings?: readonly RecordingRead[];
  /** Where recorded requests went, the most telling first; absent where nothing was recorded elsewhere. */
  readonly hosts?: readonly HostSeen[];
  /** Valid requests that were refused, the most frequent first; absent where a recording holds none. */
  readonly refusals?: readonly RefusalSeen[];
}

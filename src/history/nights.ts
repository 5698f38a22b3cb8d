import type { Profile } from '../model/contract.js';
import type { Share } from '../model/evidence.js';
import type { Severity } from '../model/finding.js';
import type { RunVerdict } from '../model/report.js';

/** What nights have in common that may be compared with each other. */
export interface Series {
  readonly command: 'run' | 'check' | 'pact verify';
  readonly target: string;
  /** Null: nobody said. */
  readonly institution: string | null;
  readonly partner: string | null;
  readonly profile: Profile;
  /** Null: of a command that knows none. */
  readonly depth: 'quick' | 'full' | null;
}

/** A deviation as a night keeps it: nothing of a client, and no text of the server's. */
export interface NightFinding {
  readonly fingerprint: string;
  readonly check: string;
  readonly operation: string | null;
  readonly severity: Severity;
  readonly waived: boolean;
  /** The probes whose exchanges showed it; absent: none is known. */
  readonly probes?: readonly string[];
  /** It stands on no exchange: it is about the run itself, and every run looks for it. */
  readonly ofRun?: true;
  /** The check that it is about: only a run that came to its end and evaluated that has looked for it. */
  readonly about?: string;
}

/** What the verdict of a night stands on. */
export interface NightEvidence {
  readonly operations: Share;
  readonly statuses: Share;
  readonly requirements: Share;
  readonly content: Share;
  /** Requests that got no answer. */
  readonly unanswered: number;
  /** How many pieces had to be seen and were not. */
  readonly missing: number;
}

/** Milliseconds. */
export interface NightLatency {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** Checks that were evaluated on these operations; `*`: on requests of none. */
export interface Evaluated {
  readonly on: readonly string[];
  readonly checks: readonly string[];
}

/** One line of the history: what one run came to. Its schema is `specs/history.schema.json`. */
export interface Night {
  readonly schemaVersion: '1';
  /** The id of the run; a run has one line, however often it was written. */
  readonly run: string;
  readonly series: Series;
  /** RFC 3339, UTC. */
  readonly start: string;
  readonly end: string;
  readonly seed: number;
  /** The version of the suite. */
  readonly suite: string;
  /** The version of the provider; null: nobody said. */
  readonly provider: string | null;
  /** Where the job of the run is seen. */
  readonly build: string | null;
  /** SHA-256 of the document, hex. */
  readonly document: string;
  readonly verdict: RunVerdict;
  readonly evidence: NightEvidence;
  /** What left something out: see `run.narrowedBy` of the report. */
  readonly narrowedBy: readonly string[];
  /** The probes that came to their end. */
  readonly probes: readonly string[];
  readonly pins: Readonly<Record<string, string>>;
  /** By operation. */
  readonly latencies: Readonly<Record<string, NightLatency>>;
  readonly findings: readonly NightFinding[];
  /** The checks that passed or failed, each once, with those on the same operations. */
  readonly evaluated: readonly Evaluated[];
}

/** A line that is no night, by its number in the file. */
export interface PassedOver {
  readonly line: number;
  readonly why: 'torn' | 'too long' | 'not a night' | 'of a later version' | 'of a time to come';
}

/** What a history file tells, oldest first. */
export interface NightsRead {
  readonly nights: readonly Night[];
  /** The first of them, and how many there are. */
  readonly passedOver: readonly PassedOver[];
  readonly passedOverInAll: number;
}

const MEMBERS = ['command', 'target', 'institution', 'partner', 'profile', 'depth'] as const;

/** Whether two nights may be compared. */
export const isSameSeries = (one: Series, other: Series): boolean =>
  MEMBERS.every((name) => one[name] === other[name]);

/** What names a finding from night to night, and who has shown it. */
export type Look = Pick<NightFinding, 'check' | 'operation' | 'probes' | 'ofRun' | 'about'>;

/** Tells whether a night could have shown a finding: then its silence says that it is gone. */
export const lookOf = ({ evaluated, probes, evidence }: Night): ((finding: Look) => boolean) => {
  const byCheck = new Map(
    evaluated.flatMap(({ on, checks }) => checks.map((check) => [check, on] as const)),
  );
  const isJudged = (check: string, operation: string | null): boolean => {
    const on = byCheck.get(check);
    return on !== undefined && (operation === null || on.includes(operation));
  };
  return ({ check, operation, probes: shownBy, ofRun, about }) => {
    if (ofRun) return about === undefined || (evidence.missing === 0 && isJudged(about, operation));
    // A probe that has shown it must have run again: another request is another question.
    if (shownBy && !shownBy.some((id) => probes.includes(id))) return false;
    return isJudged(check, operation);
  };
};

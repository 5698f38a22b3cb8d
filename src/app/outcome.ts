import type { ConformanceError } from '../model/error.js';
import type { LintFinding } from '../openapi/lint/finding.js';
import type { Claim } from '../model/check.js';
import type { Tried } from './own/examples.js';
import type { PactSummary } from '../pact/file/summary.js';
import type { DeployAnswer } from '../pact/broker/deploy-answer.js';
import type { Collection } from '../model/operation.js';
import type { Leftover, Report } from '../model/report.js';
import type { Probe } from '../model/probe.js';
import type { TrendReport } from '../history/trend-report.js';

export type {
  FindingState,
  Hole,
  Mark,
  SeriesTrend,
  Slower,
  TrendFinding,
  TrendNight,
  TrendReport,
} from '../history/trend-report.js';
export { FINDING_STATES } from '../history/trend-report.js';
export type { Series } from '../history/nights.js';
export type { GateInput, GateReason, GateReport } from '../history/gate/report.js';
export type { LintFinding } from '../openapi/lint/finding.js';
export type { DeployRow } from '../pact/broker/deploy-answer.js';

/** The nights as a story. */
export interface Trended {
  readonly kind: 'trended';
  readonly report: TrendReport;
  /** Why nothing can be compared. */
  readonly nothing: string | undefined;
  /** The findings, by fingerprint, that the page of the last report has a place for. */
  readonly linked: ReadonlySet<string>;
}

/** A source was judged. */
export interface Judged {
  readonly kind: 'judged';
  readonly report: Report;
  /** What went wrong besides what the report says, the weightiest first. */
  readonly errors: readonly ConformanceError[];
  /** What went wrong and changes nothing. */
  readonly warning?: ConformanceError;
  /** The signal that ended it early. */
  readonly signal: string | undefined;
  /** The report files that were written. */
  readonly files: readonly string[];
}

/** A dry run: what would be sent. */
export interface Planned {
  readonly kind: 'planned';
  /** Undefined: the embedded reference provider. */
  readonly target:
    | { readonly origin: string; readonly prefix: string; readonly collection: Collection }
    | undefined;
  readonly probes: readonly (Pick<Probe, 'id' | 'title' | 'requests'> & {
    /** Why it is not run. */
    readonly leftOut: string | undefined;
  })[];
  /** The most requests by method and path template, where no read is repeated. */
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly most: number;
  }[];
  /** Where a token is asked for. */
  readonly tokenUrl: string | undefined;
  /** Requests to the token endpoint that probes send, besides those for the token of the run. */
  readonly logins: { readonly posts: number; readonly gets: number };
  /** The most requests in all; undefined: there is no limit. */
  readonly most: number | undefined;
}

export interface Linted {
  readonly kind: 'linted';
  readonly findings: readonly LintFinding[];
}

/** The catalogue, or one check of it. */
export interface Listed {
  readonly kind: 'listed';
  readonly claims: readonly (Claim & { readonly kind: 'check' | 'monitor' })[];
}

/** The examples of the user's own checks were tried. */
export interface TriedExamples {
  readonly kind: 'tried';
  readonly examples: readonly Tried[];
}

export interface Cleaned {
  readonly kind: 'cleaned';
  readonly deleted: readonly { readonly clientId: string }[];
  readonly leftovers: readonly Leftover[];
  /** Why the journal does not know of it. */
  readonly unwritten?: string | undefined;
}

/** One thing that a run needs. */
export interface ExaminedItem {
  readonly what: string;
  /** Open: something else has to be mended first. */
  readonly state: 'well' | 'wrong' | 'open';
  /** What was found, or what is wrong, one clause. */
  readonly words: string;
  /** Undefined where all is well. */
  readonly error: ConformanceError | undefined;
}

/** What a run needs was looked at. */
export interface Examined {
  readonly kind: 'examined';
  readonly items: readonly ExaminedItem[];
}

/** Clients that carry a mark of ours, or why nobody can tell. */
export interface Marked {
  readonly kind: 'marked';
  readonly clients: readonly { readonly clientId: string }[] | string;
}

export interface Faults {
  readonly kind: 'faults';
  readonly faults: readonly { readonly id: string; readonly sentence: string }[];
}

/** The reference provider was served until it was interrupted. */
export interface Served {
  readonly kind: 'served';
}

/** What a broker was told of one pact. */
export interface PublishedResult {
  readonly consumer: string;
  readonly provider: string;
  /** Of the provider. */
  readonly version: string;
  readonly success: boolean;
}

/** Pacts were verified; `published` is empty where not every interaction could be told. */
export interface PactVerified extends Judged {
  /** Undefined: nothing was to be published, or the broker did not take it. */
  readonly published: readonly PublishedResult[] | undefined;
}

/** Pacts went to a broker, or, of a dry run, would go. */
export interface PactsPublished {
  readonly kind: 'published';
  readonly dryRun: boolean;
  readonly version: string;
  readonly branch: string | undefined;
  readonly pacts: readonly PactSummary[];
}

/** Whether a version may be deployed. */
export interface Answered {
  readonly kind: 'answered';
  readonly answer: DeployAnswer;
  /** The version whose deployment the broker was told of. */
  readonly recorded: { readonly version: string; readonly environment: string } | undefined;
}

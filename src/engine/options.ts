import type { Check, Monitor } from '../model/check.js';
import type { ConformanceError } from '../model/error.js';
import type { Contract, Position } from '../model/contract.js';
import type { EvidenceDemands, Exclusion } from '../model/evidence.js';
import type { Finding, Ledger, Severity } from '../model/finding.js';
import type { OperationId } from '../model/operation.js';
import type { Redactor } from '../model/redactor.js';
import type { Registry } from '../model/registry.js';
import type { RunInfo } from '../model/report.js';
import type { Waivable, Waived } from '../model/waiver.js';
import type { Reread } from './recent.js';

export interface JudgeSettings {
  /** How long an older state may still be seen after a write, seconds. */
  readonly consistencySeconds: number;
  /** Answers to what the document leaves open, as an earlier run accepted them. */
  readonly pins: Readonly<Record<string, string>>;
  /** The mildest severity that fails a run. */
  readonly gate: 'error' | 'warning';
}

/** A finding about the run itself; it stands on no exchange. */
export interface Remark {
  readonly check: string;
  /** The check that it is about, where it is about one: where that judges nothing, nothing is remarked. */
  readonly about?: string;
  readonly operation: string | null;
  readonly severity: Severity;
  readonly title: string;
  readonly clause: string;
  readonly at: string;
  readonly expected: string;
  readonly actual: string;
  /** As of an observation. */
  readonly shape?: string;
  readonly why: string;
  readonly fix: string;
  /** Default: `contract`. */
  readonly ledger?: Ledger;
  /** Where in the document it is. */
  readonly pointer?: string;
  readonly position?: Position;
}

/** How often a check passed or failed on an operation, by their ids; `*`: on requests of none. */
export type JudgedCount = (check: string, operation: string) => number;

export interface JudgeOptions {
  readonly contract: Contract;
  readonly claims: readonly (Check | Monitor)[];
  readonly tool: { readonly name: string; readonly version: string };
  readonly run: RunInfo;
  readonly settings: JudgeSettings;
  readonly redactor: Redactor;
  /** A fresh memory of what the exchanges say about each collection. */
  readonly registry: () => Registry;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Operations that alone are judged; the monitors hear of all. Default: all that is exchanged. */
  readonly only?: readonly OperationId[];
  /** Operations that are left out openly. */
  readonly exclusions?: readonly Exclusion[];
  /** What evidence is asked for beyond the rule. */
  readonly demands?: EvidenceDemands;
  readonly waive?: (finding: Waivable) => Waived;
  /** What there is to say once all is judged, before the verdict. */
  readonly remarks?: (judged: JudgedCount) => readonly Remark[];
  /** Severities by check, over the checks' own; `off`: it judges nothing, and the report says so. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** What a check of the user's own did wrong: it ends nothing, and there is no green then. */
  readonly ownFault?: () => ConformanceError | undefined;
  /** Reads an exchange of the source again; without it the last few thousand are kept. */
  readonly reread?: Reread;
  /** Is handed, once, before the first exchange: what tells the findings so far, with their counts as they stand. */
  readonly onVerdicts?: (soFar: () => readonly Finding[]) => void;
  /** Called after each batch. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly exchanges: number;
  readonly findings: number;
}

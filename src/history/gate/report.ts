import type { InputKind } from '../../model/gate.js';
import type { RunVerdict } from '../../model/report.js';
import type { TrendFinding } from '../trend-report.js';

/** An input that the gate requires. */
export interface RequiredInput {
  readonly file: string;
  /** Undefined: any that judges a provider. */
  readonly kind?: InputKind | undefined;
  /** The target that it must be about; undefined: any. */
  readonly target?: string | undefined;
  /** The address of that target, where it is known. */
  readonly targetUrl?: string | undefined;
  readonly maxAgeMs: number;
  /** What it may have left out: the beginnings of `run.narrowedBy`. */
  readonly allows: readonly string[];
}

export type ReasonCode =
  | 'failing'
  | 'breaking'
  | 'not-deployable'
  | 'missing'
  | 'unreadable'
  | 'other-kind'
  | 'too-old'
  | 'time-to-come'
  | 'interrupted'
  | 'shard'
  | 'embedded'
  | 'other-target'
  | 'other-document'
  | 'other-provider-version'
  | 'narrowed'
  | 'without-evidence'
  | 'undecided'
  | 'not-told';

/** Why an input does not let pass. */
export interface GateReason {
  readonly code: ReasonCode;
  /** 1: something is wrong; 3: nobody can tell. */
  readonly exit: 1 | 3;
  /** One clause. */
  readonly what: string;
  /** The command that mends it. */
  readonly mend: string;
  /** Of a finding: what the nights of the history tell of it; null: nothing. */
  readonly story: FindingStory | null;
}

/** What became of a finding by the night of its report. */
export type FindingStory = Pick<TrendFinding, 'state' | 'since' | 'rate'>;

/** An input, and what the gate makes of it. */
export interface GateInput {
  readonly file: string;
  readonly kind: InputKind | 'pact can-i-deploy' | null;
  readonly target: string | null;
  /** RFC 3339: from when its age counts. */
  readonly from: string | null;
  readonly ageHours: number | null;
  readonly maxAgeHours: number | null;
  /** What it stands on, one clause; empty where it could not be read. */
  readonly seen: string;
  readonly waived: number;
  readonly reasons: readonly GateReason[];
}

/** `gate --format json`; its schema is `specs/gate.schema.json`. */
export interface GateReport {
  readonly schemaVersion: '1';
  readonly tool: { readonly name: string; readonly version: string };
  /** RFC 3339. */
  readonly decidedAt: string;
  readonly verdict: RunVerdict;
  readonly document: { readonly path: string; readonly sha256: string };
  /** The version that the inputs must be of; null: any. */
  readonly providerVersion: string | null;
  readonly inputs: readonly GateInput[];
}

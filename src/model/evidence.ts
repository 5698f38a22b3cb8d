import type { Collection, OperationId } from './operation.js';

/** An operation that is left out openly: it is not sent, and no evidence of it is asked for. */
export interface Exclusion {
  readonly operation: OperationId;
  readonly owner: string;
  readonly reason: string;
  /** The last day, `YYYY-MM-DD`, UTC. */
  readonly expires: string;
}

/** What a live run set out to see. */
export interface RunPlan {
  /** The operations to which it sends a valid request. */
  readonly operations: readonly OperationId[];
  readonly exclusions: readonly Exclusion[];
  /** The embedded reference provider answered. */
  readonly embedded?: true;
}

export interface ProbeOutcome {
  readonly id: string;
  readonly status: 'run' | 'not-run';
  readonly reason: string;
  /** What it was to show was not seen: it neither came to its end nor was left out by the settings. */
  readonly isMissing?: true;
}

/** A client of ours that could not be deleted. */
export interface Leftover {
  readonly collection: Collection;
  readonly clientId: string;
  readonly reason: string;
}

/** How a live run ended, as its recording tells. */
export interface RunFooter {
  readonly plan: RunPlan;
  readonly probes: readonly ProbeOutcome[];
  readonly leftovers: readonly Leftover[];
}

/** What is asked for beyond the rule. Shares are from 0 to 1. */
export interface EvidenceDemands {
  readonly operations?: readonly OperationId[];
  readonly statuses?: number;
  readonly requirements?: number;
  readonly content?: number;
}

/** How many were seen, of how many. */
export type Share = readonly [seen: number, all: number];

/** What a verdict stands on. */
export interface SeenEvidence {
  /** Operations that served a request: with a documented success, and its content was judged. */
  readonly operations: number;
  /** Documented pairs of operation and status. */
  readonly statuses: Share;
  readonly requirements: Share;
  /** Answers for which the document declares content: those whose content was there to be judged. */
  readonly content: Share;
  /** Requests that got no answer, a second try included. */
  readonly unanswered: number;
  /** Operations that were left out openly, each as a sentence. */
  readonly excluded: readonly string[];
  /** What had to be seen and was not, each as a sentence that says what to do. */
  readonly missing: readonly string[];
}

import type { Position } from './contract.js';

export const LEDGERS = ['contract', 'standards', 'gap'] as const;
/** Whose promise is broken: the document's, a standard's, or nobody's: the document is at fault. */
export type Ledger = (typeof LEDGERS)[number];

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Whether one is as bad as another, or worse. */
export const isAtLeast = (one: Severity, other: Severity): boolean =>
  SEVERITIES.indexOf(one) <= SEVERITIES.indexOf(other);

/** Whether a finding fails a run: it is at or above the gate, nobody waived it, and the document is not at fault. */
export const fails = (
  { ledger, severity, waivedBy }: Pick<Finding, 'ledger' | 'severity' | 'waivedBy'>,
  gate: Severity = 'error',
): boolean => waivedBy === null && ledger !== 'gap' && isAtLeast(severity, gate);

/** How often answers have shown, or will have shown, one thing as it should be: a place in counts that go on. */
export interface ShownRight {
  readonly counts: readonly number[];
  readonly index: number;
}

/** What a check saw. The engine makes a finding of it. */
export interface Observation {
  /** `response.status`, `response.headers/content-type`, `response.body/client/clientId`, `request.body/name`, `history`. */
  readonly at: string;
  /** Lower case, without a full stop. */
  readonly expected: string;
  /** Lower case; never a secret. */
  readonly actual: string;
  /**
   * The deviation in words that stay the same from run to run: no id, no time, no value of the
   * server's choice. It makes the fingerprint. Default: `actual`.
   */
  readonly shape?: string;
  /** True: one finding, however many operations show it. */
  readonly everywhere?: true;
  /** Overrides the check's own. */
  readonly severity?: Severity;
  readonly ledger?: Ledger;
  readonly clause?: string;
  readonly why?: string;
  readonly fix?: string;
  readonly side?: 'request';
  readonly breaks?: 'published' | 'strict';
  /** JSON pointer into the document, where one node of it is broken. */
  readonly pointer?: string;
  readonly position?: Position | undefined;
  /** Ids of earlier exchanges that belong to the story, oldest first. */
  readonly earlier?: readonly string[];
  /** The same as it should be, where that is counted: the tries that did not show the deviation. */
  readonly right?: ShownRight;
}

/** One deviation, however often it was seen. */
export interface Finding {
  /** 16 hex digits, the same from run to run. */
  readonly fingerprint: string;
  readonly check: string;
  /** Of a remark that is about a check: which. */
  readonly about?: string;
  readonly ledger: Ledger;
  readonly severity: Severity;
  /** What it would be without the configuration, where that is another. */
  readonly ownSeverity?: Severity;
  readonly side: 'response' | 'request';
  readonly operation: string | null;
  readonly title: string;
  readonly clause: string;
  readonly at: string;
  readonly expected: string;
  readonly actual: string;
  readonly why: string;
  readonly fix: string;
  readonly count: number;
  /** Ids of the first exchanges that showed it. */
  readonly exchanges: readonly string[];
  readonly curl: string;
  readonly breaks: 'published' | 'strict' | null;
  readonly flakyRate: number | null;
  /** The module of a check of the user's own. Absent: the check is ours. */
  readonly own?: string;
  readonly waivedBy: string | null;
  /** Why a waiver that names its place does not serve. */
  readonly notWaived?: string;
  readonly pointer: string | null;
  readonly position: Position | null;
  readonly interaction: string | null;
  /** The pact file of the interaction. */
  readonly pact?: string;
  /** The deviation in words that stay the same from run to run: what a waiver names. */
  readonly shape?: string;
}

import type { DocumentInfo } from '../model/contract.js';
import type { Severity } from '../model/finding.js';

export type ChangeVerdict = 'safe' | 'breaking' | 'withdrawn' | 'undecided';

/** Worst first. */
export const CHANGE_VERDICTS: readonly ChangeVerdict[] = [
  'breaking',
  'undecided',
  'withdrawn',
  'safe',
];

export type Side = 'old' | 'new';

/** A node of one of the two documents. */
export interface ChangePlace {
  readonly pointer: string;
  readonly file: string;
  readonly line: number;
}

/** The part of a message that decides. */
export type WitnessMessage = Readonly<Record<string, unknown>>;

/** A message that one document lets pass, and the other refuses. */
export interface Witness {
  readonly message: WitnessMessage;
  readonly acceptedBy: Side;
  readonly rejectedBy: Side;
}

/** Who is known to rely on what changes; null: nobody was asked. */
export interface Hurt {
  readonly pacts: readonly string[] | null;
  readonly traffic: { readonly calls: number; readonly first: string | null } | null;
  /** Whether any of them sends or reads what changes, hurt or not. */
  readonly used: boolean;
}

export interface Change {
  readonly fingerprint: string;
  readonly verdict: ChangeVerdict;
  readonly direction: 'request' | 'response' | 'both';
  /** The first operation that is affected, and all of them. */
  readonly operation: string | null;
  readonly operations: readonly string[];
  /** Where each of them is affected; of an answer, by the status as the old document lists it. */
  readonly affected: readonly {
    readonly operation: string;
    readonly at: string;
    readonly status?: string;
  }[];
  readonly kind: string;
  /** Only an error fails; by the verdict, or as the settings have it for the kind. */
  readonly severity: Severity;
  /** Where in the message: `response.body/client/name`. */
  readonly at: string;
  readonly title: string;
  readonly old: ChangePlace | null;
  readonly new: ChangePlace | null;
  readonly witness: Witness | null;
  readonly hurts: Hurt | null;
  readonly why: string;
  readonly fix: string;
  readonly waivedBy: string | null;
  /** Why a waiver of it does not serve. */
  readonly notWaived?: string;
}

/** How the documents are read where OpenAPI leaves it open. */
export type Reading = Readonly<Record<string, string>>;

export interface DiffReport {
  readonly schemaVersion: '1';
  readonly tool: { readonly name: string; readonly version: string };
  /** RFC 3339. */
  readonly madeAt: string;
  readonly old: DocumentInfo;
  readonly new: DocumentInfo;
  readonly reading: Reading;
  readonly verdict: ChangeVerdict;
  readonly changes: readonly Change[];
}

import type { Finding } from './finding.js';

/** What of a finding a waiver compares. */
export type Waivable = Pick<Finding, 'check' | 'operation' | 'at' | 'severity' | 'interaction'> & {
  readonly shape: string;
};

/** What the waivers make of a finding. */
export interface Waived {
  /** Who waived it, and why; null: nobody. */
  readonly waivedBy: string | null;
  /** Why an entry that names its place does not serve. */
  readonly notWaived?: string;
}

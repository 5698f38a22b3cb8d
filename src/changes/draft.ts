import type { ChangeVerdict, Witness } from './change.js';
import type { KindId } from './kinds.js';

/** A change before those with one cause are put together. */
export interface Draft {
  readonly kind: KindId;
  readonly verdict: ChangeVerdict;
  readonly direction: 'request' | 'response' | 'both';
  readonly operation: string | null;
  readonly at: string;
  /** Of an answer: as the old document lists it. */
  readonly status?: string | undefined;
  /** One clause: what is the matter. */
  readonly title: string;
  readonly old?: string | undefined;
  readonly new?: string | undefined;
  readonly witness?: Witness;
  /** What would decide it; default: as its kind has it. */
  readonly fix?: string | undefined;
  /** What several operations may share; without it the change is of its operation alone. */
  readonly cause?: string;
}

/** What several operations share keeps its name wherever it is used; what does not is of its operation. */
export const steady = (pointer: string | undefined, operation: string): string =>
  pointer?.includes('#/components/') ? pointer : operation;

import type { Prover } from '../proof/prover.js';
import type { Conj } from '../schema/types.js';

/** What composes whole values asks for the parts of. */
export interface Seeking {
  readonly prover: Prover;
  /** Names that nobody has heard of. */
  readonly strangers: readonly string[];
  /** Whether a value is sent; one that nobody can tell of is not. */
  isSent(nodes: Conj, value: unknown): boolean;
  /** Some values that are sent. */
  samples(nodes: Conj): readonly unknown[];
  /** Values that are sent under the one, and refused by the other. */
  counters(sent: Conj, received: Conj): readonly unknown[];
}

import type { RunPlan } from './evidence.js';
import type { Exchange } from './exchange.js';
import type { PactResult } from './pact/pact.js';
import type { Leftover, ProbeOutcome, RecordingRead } from './report.js';

/** What a source has to tell since it last told something. Exchanges come in order of start. */
export interface Batch {
  readonly exchanges?: readonly Exchange[];
  readonly probes?: readonly ProbeOutcome[];
  readonly leftovers?: readonly Leftover[];
  /** What became of the interactions of pacts. */
  readonly pacts?: readonly PactResult[];
  /** What a live run set out to see; it comes before its end, once. */
  readonly plan?: RunPlan;
  /** What became of the entries of recordings. */
  readonly recordings?: readonly RecordingRead[];
  /** The run was cut short, and why: a signal, `--max-duration`, a spent budget, a source that broke off. */
  readonly cutShort?: string;
  /** Nothing is under way: whatever comes later has started after the end of all that was told. */
  readonly isQuiet?: boolean;
}

/**
 * Yields exchanges. An exchange is yielded only when no exchange that started before it is still to
 * come, so that monitors can fold them in order.
 */
export type Source = AsyncIterable<Batch>;

import type { TargetChoice } from './environment.js';
import type { JudgeOptions } from './settings.js';

/** What `run` may be told; the names are those of the flags. */
export interface RunOptions extends JudgeOptions, TargetChoice {
  readonly seed?: number;
  readonly depth?: 'quick' | 'full';
  readonly probes?: readonly string[];
  readonly readOnly?: boolean;
  /** Requests a second. */
  readonly rate?: number;
  /** Of one request, seconds. */
  readonly timeout?: number;
  /** Of the whole run, clean-up apart, seconds. */
  readonly maxDuration?: number;
  readonly record?: string;
  readonly fault?: string;
  readonly dryRun?: boolean;
  readonly allowMutations?: boolean;
  readonly allowProduction?: boolean;
  readonly allowFailedLogins?: boolean;
  readonly journal?: string;
}

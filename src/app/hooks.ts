import type { TerminalStyle } from '../model/reporter.js';
import type { Env } from './environment.js';

/** What a conducted run may use of the process; a library caller gets silent ones. */
export interface Hooks {
  readonly env: Env;
  /** Aborted on interruption; the reason is the signal's name. */
  readonly interrupted: AbortSignal;
  /** Standard output. */
  readonly out: (text: string) => void;
  /** One line on standard error. */
  readonly note: (line: string) => void;
  /** The progress line of a terminal. */
  readonly progress: (line: string) => void;
  readonly look: TerminalStyle;
  /** Standard error is a terminal, and somebody sees the progress line. */
  readonly interactive: boolean;
}

export const SILENT: Hooks = {
  env: {},
  interrupted: new AbortController().signal,
  out: () => undefined,
  note: () => undefined,
  progress: () => undefined,
  look: { colour: false, columns: 100, quiet: true },
  interactive: false,
};

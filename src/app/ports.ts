import type { RunEvent } from '../model/event.js';
import type { TerminalStyle } from '../model/reporter.js';
import type { Expected } from '../recordings/recording.js';
import type { Env } from '../settings/resolve.js';

/** What a use case may use of the process that it runs in; a library caller gets silent ones. */
export interface Ports {
  readonly env: Env;
  /** Aborted on interruption; the reason is the signal's name. */
  readonly interrupted: AbortSignal;
  /** Where formats without a file go. */
  readonly out: (text: string) => void;
  readonly style: TerminalStyle;
  /** Hears what happens while it happens. */
  readonly hear: (news: News) => void;
}

/** What somebody who waits may want to see. */
export type News =
  | {
      readonly kind: 'counted';
      readonly exchanges: number;
      /** How many there are of recorded ones; absent: nobody knows. */
      readonly expected?: Expected;
    }
  /** Before a live run starts: the probes that it sends, in order, and the most requests. */
  | {
      readonly kind: 'planned';
      readonly probes: readonly string[];
      readonly requests: number;
      /** Requests a second; undefined: as fast as it goes. */
      readonly rate: number | undefined;
    }
  /** Operations of two documents. */
  | { readonly kind: 'compared'; readonly done: number; readonly all: number }
  | { readonly kind: 'event'; readonly event: RunEvent }
  /** Interactions of a pact that are not judged. */
  | { readonly kind: 'passed-over'; readonly count: number }
  | { readonly kind: 'serving'; readonly origin: string; readonly environment: Env };

export const SILENT: Ports = {
  env: {},
  interrupted: new AbortController().signal,
  out: () => undefined,
  style: { colour: false, columns: 100, quiet: true },
  hear: () => undefined,
};

import { exitOfSignal } from './exit.js';
import type { ConformanceError } from '../model/error.js';
import type { TerminalStyle } from '../model/reporter.js';

/** The process as the commands see it: the only way to the terminal and to the environment. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by the first SIGINT, SIGTERM or SIGHUP; the reason is the signal's name. */
  readonly interrupted: AbortSignal;
  /** Standard output: what another program reads. */
  readonly out: (text: string) => void;
  /** Standard error: progress and messages. */
  readonly note: (line: string) => void;
  /** Replaces the last progress line on a terminal; elsewhere it says nothing. */
  readonly progress: (line: string) => void;
  /** One line on standard error, whatever the error: code, what is wrong, what to do. */
  readonly complain: (error: ConformanceError) => void;
  /** Standard error is a terminal. */
  readonly interactive: boolean;
  /** Standard output is a terminal. */
  readonly outIsTerminal: boolean;
  readonly style: (options: {
    readonly color?: boolean;
    readonly quiet?: boolean;
  }) => TerminalStyle;
}

type Stream = NodeJS.WriteStream & { readonly columns?: number };

const wantsColour = (stream: Stream, env: Terminal['env'], flag: boolean | undefined): boolean =>
  flag !== false && (env.NO_COLOR ?? '') === '' && stream.isTTY && env.TERM !== 'dumb';

/** With `CONFORMANCE_DEBUG`, also where an error came from, and what caused it. */
const complaint = (error: ConformanceError, debug: boolean): string => {
  const line = `conformance: error[${error.code}]: ${error.message}; ${error.next}`;
  const lines = [line.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')];
  for (let cause: unknown = error; debug && cause instanceof Error; cause = cause.cause) {
    lines.push(cause.stack ?? cause.message);
  }
  return `${lines.join('\n')}\n`;
};

/** Standard output is for what another program reads: what a library has to say goes to standard error. */
const keepOutputClean = () => {
  const say = console.error.bind(console);
  Object.assign(console, { log: say, info: say, debug: say });
};

/** The real terminal. Signals are listened for from here on. */
export const openTerminal = (): Terminal => {
  keepOutputClean();
  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A second signal means now: the journal still knows what `cleanup` has to delete.
      if (abort.signal.aborted) process.exit(exitOfSignal(String(abort.signal.reason)));
      abort.abort(signal);
    });
  }
  let pending = false;
  const clear = () => {
    if (pending) process.stderr.write('\r\u001b[K');
    pending = false;
  };
  return {
    env: process.env,
    interactive: process.stderr.isTTY,
    outIsTerminal: process.stdout.isTTY,
    interrupted: abort.signal,
    out: (text) => {
      clear();
      process.stdout.write(text);
    },
    note: (line) => {
      clear();
      process.stderr.write(`${line}\n`);
    },
    complain: (error) => {
      clear();
      process.stderr.write(complaint(error, process.env.CONFORMANCE_DEBUG !== undefined));
    },
    progress: (line) => {
      if (!process.stderr.isTTY) return;
      const width = (process.stderr.columns || 80) - 1;
      process.stderr.write(`\r\u001b[K${line.slice(0, width)}`);
      pending = true;
    },
    style: ({ color, quiet }) => ({
      colour: wantsColour(process.stdout, process.env, color),
      columns: process.stdout.columns || 100,
      quiet: quiet === true,
    }),
  };
};

import { basename, dirname, join } from 'node:path';
import { ConformanceError } from '../model/error.js';
import { appError } from './errors.js';
import type { RunEvent } from '../model/event.js';
import { listenerOf } from '../engine/listener.js';
import type { Redactor } from '../model/redactor.js';
import type { Listener, TerminalStyle, Reporter } from '../model/reporter.js';
import { appendToFile, type Destination, openFile } from './output-file.js';

export interface OutputOptions {
  readonly reporters: readonly Reporter[];
  /** A file to which the Markdown of the run is added: what pipelines call a job summary. */
  readonly jobSummary?: { readonly reporter: Reporter; readonly file: string } | undefined;
  /** Where reporters with a file write; made where it is missing. */
  readonly folder: string;
  /** Where the one format goes: a file, or `-`, standard output. */
  readonly single?: string;
  /** Formats go to standard output, with or without their files. */
  readonly prints?: { readonly filesToo: boolean };
  readonly style: TerminalStyle;
  readonly redactor: Redactor;
  /** Standard output. */
  readonly out: (text: string) => void;
}

/** All formats of a run, fed with its events. */
export interface Outputs {
  event(event: RunEvent): void;
  /** Puts every whole file in its place. @returns what went wrong in a reporter, if anything did */
  close(): ConformanceError | undefined;
  /** Leaves no file at all. */
  discard(): void;
  /** The files that are written. */
  readonly files: readonly string[];
}

/**
 * Where the one format of `--output` goes; undefined where each goes to a place of its own. Throws `usage` where not
 * exactly one format is named.
 */
export const singleOf = (
  output: string | undefined,
  formats: readonly string[],
  given: ReadonlySet<string>,
): string | undefined => {
  if (output === undefined) return undefined;
  if (given.has('format') && formats.length === 1) return output;
  throw appError('usage', '--output is where one format goes', {
    next: 'name the one, such as --format json',
  });
};

interface Output {
  readonly name: string;
  readonly listener: Listener;
  /** Puts the file in its place. */
  readonly commit: () => void;
  readonly discard: () => void;
}

/** Throws `reports-unwritable` before anything is sent. */
export const openOutputs = (options: OutputOptions): Outputs => {
  const failures: ConformanceError[] = [];
  let open: Output[] = [];

  /** A reporter that throws is left out from then on; the others go on, and the run exits 70. */
  const guarded = (output: Output, act: () => void): boolean => {
    try {
      act();
      return true;
    } catch (error) {
      failures.push(asFailure(output.name, error));
      output.discard();
      return false;
    }
  };

  const start = (reporter: Reporter, destination: Destination): void => {
    const output = outputOf(reporter, destination, options, failures);
    if (output) open.push(output);
  };
  for (const reporter of options.reporters) {
    for (const destination of destinationsOf(reporter, options)) start(reporter, destination);
  }
  if (options.jobSummary) start(options.jobSummary.reporter, appendTo(options.jobSummary.file));

  return {
    event: (event) => {
      open = open.filter((output) =>
        guarded(output, () => {
          output.listener.event(event);
        }),
      );
    },
    close: () => {
      for (const output of open) guarded(output, output.commit);
      open = [];
      return failures[0];
    },
    discard: () => {
      for (const output of open) output.discard();
      open = [];
    },
    files: options.reporters.flatMap((reporter) => filesOf(reporter, options)),
  };
};

/** Where a reporter writes: none where it prints. */
const filesOf = (
  { file }: Pick<Reporter, 'file'>,
  { single, prints, folder }: OutputOptions,
): readonly string[] => {
  if (single !== undefined) return single === '-' ? [] : [single];
  return file === null || (prints && !prints.filesToo) ? [] : [join(folder, file)];
};

const nothing = () => undefined;

const destinationOf = ({ file }: Reporter, { folder, out }: OutputOptions): Destination =>
  file === null ? { write: out, commit: nothing, discard: nothing } : openFile(folder, file);

function* destinationsOf(reporter: Reporter, options: OutputOptions): Generator<Destination> {
  const { single, out } = options;
  if (single === '-') yield { write: out, commit: nothing, discard: nothing };
  else if (single !== undefined) yield openFile(dirname(single), basename(single));
  else if (!options.prints) yield destinationOf(reporter, options);
  else {
    yield { write: options.out, commit: nothing, discard: nothing };
    if (options.prints.filesToo && reporter.file !== null) yield destinationOf(reporter, options);
  }
}

const appendTo = (file: string): Destination => ({
  write: (text) => {
    appendToFile(file, text);
  },
  commit: nothing,
  discard: nothing,
});

const outputOf = (
  reporter: Reporter,
  destination: Destination,
  { style, redactor }: OutputOptions,
  failures: ConformanceError[],
): Output | undefined => {
  const write = (text: string) => {
    if (redactor.leaks(text)) {
      throw appError('secret-in-output', `the ${reporter.name} report would hold a secret`);
    }
    destination.write(text);
  };
  try {
    return {
      name: reporter.name,
      listener: listenerOf(reporter, { write }, style),
      commit: destination.commit,
      discard: destination.discard,
    };
  } catch (error) {
    failures.push(asFailure(reporter.name, error));
    destination.discard();
    return undefined;
  }
};

const asFailure = (name: string, error: unknown): ConformanceError =>
  error instanceof ConformanceError
    ? error
    : appError('reporter-failed', `the ${name} reporter failed: ${wordsOf(error)}`, {
        cause: error,
      });

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

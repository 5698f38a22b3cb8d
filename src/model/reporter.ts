import { type RunEvent } from './event.js';
import type { Report } from './report.js';

/** Where a reporter writes; the composition opens, guards and closes it. */
export interface ReportSink {
  write(text: string): void;
}

/** Hears every event of a run, in order. */
export interface Listener {
  event(event: RunEvent): void;
}

/** How a terminal wants its text. */
export interface TerminalStyle {
  readonly colour: boolean;
  /** Characters in a line. */
  readonly columns: number;
  readonly quiet: boolean;
}

interface Format {
  /** The word of `--format`. */
  readonly name: string;
  readonly title: string;
  /** The file in the reports folder; null: standard output. */
  readonly file: string | null;
}

/** A format that is written out of the whole report, once it is there. */
export interface PageReporter extends Format {
  render(report: Report, style: TerminalStyle): string;
}

/** A format that is written while the run goes on. */
export interface StreamReporter extends Format {
  start(sink: ReportSink): Listener;
}

/** One format. A reporter knows no check by name: what it shows stands in the events. */
export type Reporter = PageReporter | StreamReporter;

export const defineReporter = <T extends Reporter>(reporter: T): T => reporter;

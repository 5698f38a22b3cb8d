import { ReportBuilder, type RunEvent } from './event.js';
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
export interface Look {
  readonly colour: boolean;
  /** Characters in a line. */
  readonly columns: number;
  readonly quiet: boolean;
}

/** One format. A reporter knows no check by name: what it shows stands in the events. */
export interface Reporter {
  /** The word of `--format`. */
  readonly name: string;
  readonly title: string;
  /** The file in the reports folder; null: standard output. */
  readonly file: string | null;
  start(sink: ReportSink, look: Look): Listener;
}

export const defineReporter = (reporter: Reporter): Reporter => reporter;

/** The start of a reporter that needs the whole report before it can write. */
export const renderAtEnd =
  (render: (report: Report, look: Look) => string): Reporter['start'] =>
  (sink, look) => {
    const builder = new ReportBuilder();
    return {
      event: (event) => {
        builder.add(event);
        const report = event.type === 'run-finished' ? builder.build() : undefined;
        if (report) sink.write(render(report, look));
      },
    };
  };

import type { Listener, Reporter, ReportSink, TerminalStyle } from '../model/reporter.js';
import { ReportBuilder } from './report-builder.js';

/** A reporter that hears a run: what is a page it writes at the end. */
export const listenerOf = (
  reporter: Reporter,
  sink: ReportSink,
  style: TerminalStyle,
): Listener => {
  if ('start' in reporter) return reporter.start(sink);
  const builder = new ReportBuilder();
  return {
    event: (event) => {
      builder.add(event);
      const report = event.type === 'run-finished' ? builder.build() : undefined;
      if (report) sink.write(reporter.render(report, style));
    },
  };
};

#!/usr/bin/env node
import { ConformanceError } from '../model/error.js';
import { openTerminal, type Terminal } from './terminal.js';

/** One line, whatever the error: code, what is wrong, what to do. */
const say = (error: ConformanceError, terminal: Terminal): void => {
  const text = `conformance: error[${error.code}]: ${error.message}; ${error.next}`;
  terminal.note(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '));
};

const asConformanceError = (error: unknown): ConformanceError =>
  error instanceof ConformanceError
    ? error
    : new ConformanceError('internal', error instanceof Error ? error.message : String(error), {
        cause: error,
      });

/** What was wrong, in one line; with `CONFORMANCE_DEBUG` also where, and what caused it. */
const report = (error: unknown, terminal: Terminal): number => {
  const known = asConformanceError(error);
  say(known, terminal);
  if (terminal.env.CONFORMANCE_DEBUG !== undefined) {
    for (let cause: unknown = known; cause instanceof Error; cause = cause.cause) {
      terminal.note(cause.stack ?? cause.message);
    }
  }
  return known.exit;
};

const terminal = openTerminal();

// Node's own crash code is 1, which here means "does not conform": it must never come out.
process.on('uncaughtException', (error) => {
  process.exit(report(error, terminal));
});
process.on('unhandledRejection', (error) => {
  process.exit(report(error, terminal));
});
// A reader that has gone (`| head`) is no fault: the exit code still tells the verdict.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(report(error, terminal));
});

try {
  const { execute } = await import('./execute.js');
  process.exitCode = await execute(process.argv.slice(2), terminal);
} catch (error) {
  process.exitCode = report(error, terminal);
}

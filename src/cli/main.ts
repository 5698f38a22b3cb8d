#!/usr/bin/env node
import { ConformanceError, toolError } from '../model/error.js';
import { openTerminal } from './terminal.js';

const terminal = openTerminal();

const exitFor = (thrown: unknown): number => {
  const error =
    thrown instanceof ConformanceError
      ? thrown
      : toolError('internal', thrown instanceof Error ? thrown.message : String(thrown), {
          cause: thrown,
        });
  terminal.complain(error);
  return error.exit;
};

// Node's own crash code is 1, which here means "does not conform": it must never come out.
process.on('uncaughtException', (error) => {
  process.exit(exitFor(error));
});
process.on('unhandledRejection', (error) => {
  process.exit(exitFor(error));
});
// A reader that has gone (`| head`) is no fault: the exit code still tells the verdict.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exit(exitFor(error));
  });
}

try {
  const { execute } = await import('./execute.js');
  process.exitCode = await execute(process.argv.slice(2), terminal);
} catch (error) {
  process.exitCode = exitFor(error);
}

import { version } from '../app/packaged.js';
import { helpOf } from './help.js';
import { asked } from './parse.js';
import type { Terminal } from './terminal.js';

/** Runs what the arguments ask for. @returns the exit code; throws a `ConformanceError` */
export const execute = async (given: readonly string[], terminal: Terminal): Promise<number> => {
  const what = asked(given);
  if (what.kind === 'version') {
    terminal.out(`${version()}\n`);
    return 0;
  }
  if (what.kind === 'help') {
    terminal.out(helpOf(what.of));
    return 0;
  }
  const { call } = await import('./call.js');
  return call(what, terminal);
};

import { helpOf } from './help.js';
import type { Terminal } from './terminal.js';
import { wanted } from './words.js';

/** Runs what the arguments ask for. @returns the exit code; throws a `ConformanceError` */
export const execute = async (given: readonly string[], terminal: Terminal): Promise<number> => {
  const what = wanted(given);
  if (what.kind === 'version') {
    const { version } = await import('../app/packaged.js');
    terminal.out(`${version()}\n`);
    return 0;
  }
  if (what.kind === 'help') {
    terminal.out(await helpOf(what.of));
    return 0;
  }
  const { call } = await import('./call.js');
  return call(what, terminal);
};

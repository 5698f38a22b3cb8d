import { version } from '../app/packaged.js';
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
    const { helpOf } = await import('./help.js');
    terminal.out(helpOf(what.of));
    return 0;
  }
  const { unreadVariables } = await import('./unread-variables.js');
  for (const remark of unreadVariables(terminal.env)) terminal.note(remark);
  const { command, input, args } = what;
  // The parser has read exactly what this command declares.
  return command.run({ input: input, args, terminal });
};

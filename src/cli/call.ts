import { settingsOf } from '../app/settings.js';
import type { Asked } from './parse.js';
import { portsOf } from './ports.js';
import type { Terminal } from './terminal.js';
import { unreadVariables } from './unread-variables.js';

/** Calls a command. @returns the exit code; throws a `ConformanceError` */
export const call = (
  { command, input, args }: Extract<Asked, { readonly kind: 'call' }>,
  terminal: Terminal,
): Promise<number> => {
  for (const remark of unreadVariables(terminal.env)) terminal.note(remark);
  const settings = settingsOf(command.name, input, terminal.env, command.tellsProblems);
  // The parser has read exactly what this command declares.
  return command.run({
    settings,
    args,
    terminal,
    ports: portsOf(terminal, settings.values),
  });
};

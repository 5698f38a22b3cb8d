import { settingsOf } from '../app/settings.js';
import { parsed } from './parse.js';
import { portsOf } from './ports.js';
import type { Terminal } from './terminal.js';
import { unreadVariables } from './unread-variables.js';
import type { Wanted } from './words.js';

/** Calls a command. @returns the exit code; throws a `ConformanceError` */
export const call = (
  { command, words }: Extract<Wanted, { readonly kind: 'call' }>,
  terminal: Terminal,
): Promise<number> => {
  const { input, args } = parsed(command, words);
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

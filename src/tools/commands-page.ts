import type { AnyCommand } from '../cli/command.js';
import { commands } from '../cli/commands.js';
import { COMMAND_OPTIONS } from '../settings/commands.js';
import type { OptionName } from '../settings/options.js';
import { flagName, rowOf } from '../settings/resolve.js';

/** Every command: what it does, how it is called, what it takes. */
export const commandsPage = (head: string): string =>
  [
    `${head}# Commands`,
    'What each option means, and where else it may be said, stands in [options](configuration.md); exit codes in the [README](../README.md#exit-codes), error codes in [errors](errors.md).',
    ...commands.map(section),
    '',
  ].join('\n\n');

const section = (command: AnyCommand): string => {
  const { name, args, summary, details, examples } = command;
  const usage = ['conformance', name, args?.usage].filter((part) => part !== undefined).join(' ');
  const options = optionsOf(name);
  return [
    `## ${name}`,
    `\`${usage}\`: ${cell(summary)}.`,
    ...(details === undefined ? [] : [cell(details)]),
    ...(options === '' ? [] : [`Options: ${options}.`]),
    ['```sh', ...examples.map((each) => `conformance ${each}`), '```'].join('\n'),
  ].join('\n\n');
};

const optionsOf = (name: AnyCommand['name']): string => {
  const names: readonly OptionName[] = COMMAND_OPTIONS[name];
  return names.flatMap(flagOf).join(', ');
};

const flagOf = (name: OptionName): readonly string[] => {
  const flag = flagName(name);
  if (flag === null) return [];
  const { placeholder } = rowOf(name).kind;
  return [`\`--${[flag, placeholder].filter(Boolean).join(' ')}\``];
};

const cell = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('*', '\\*');

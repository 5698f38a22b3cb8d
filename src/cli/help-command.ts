import { COMMAND_OPTIONS } from '../settings/commands.js';
import { defaultOf, type Option } from '../settings/option.js';
import type { OptionName } from '../settings/options.js';
import { flagName, rowOf } from '../settings/resolve.js';
import type { AnyCommand } from './command.js';
import { section, table, usageOf, wrapped } from './help-layout.js';

const explained = (row: Pick<Option, 'help' | 'default' | 'defaultWords'>): string => {
  const shown = defaultOf(row);
  return shown === undefined ? row.help : `${row.help} (default: ${shown})`;
};

/** The help of a command: flags, variables, and what stands in the configuration alone. */
export const commandHelp = (command: AnyCommand): string => {
  const names: readonly OptionName[] = COMMAND_OPTIONS[command.name];
  const flags = names.flatMap((name): [string, string][] => {
    const flag = flagName(name);
    const row = rowOf(name);
    return flag === null
      ? []
      : [[[`--${flag}`, row.kind.placeholder].filter(Boolean).join(' '), explained(row)]];
  });
  const variables = names.flatMap((name): [string, string][] => {
    const { env: [variable] = [], ...row } = rowOf(name);
    return variable === undefined ? [] : [[variable, explained(row)]];
  });
  const places = names.flatMap((name): [string, string][] => {
    const { file: [place] = [], env, ...row } = rowOf(name);
    const isOnly = flagName(name) === null && env === undefined && place !== undefined;
    return isOnly ? [[place, explained(row)]] : [];
  });
  return [
    `Usage: conformance ${usageOf(command)}\n\n${wrapped(command.summary, 0)}\n`,
    command.details === undefined ? '' : `\n${wrapped(command.details, 0)}\n`,
    section('Options', table([...flags, ['-h, --help', 'print this help']])),
    section('Environment', table(variables)),
    section('In conformance.yaml', table(places)),
    section('Examples', command.examples.map((each) => `  conformance ${each}\n`).join('')),
  ].join('');
};

import { COMMAND_OPTIONS } from '../settings/commands.js';
import { defaultOf } from '../settings/option.js';
import { type OptionName, OPTIONS } from '../settings/options.js';
import { flagName, rowOf } from '../settings/resolve.js';
import { configurationSchema } from '../settings/schema.js';

/** The print of the schema, as the package ships it. */
export const schemaText = (): string => `${JSON.stringify(configurationSchema(), null, 2)}\n`;

const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const commandsOf = (name: OptionName): string =>
  Object.entries(COMMAND_OPTIONS)
    .filter(([command, names]) => command !== 'contract' && names.some((each) => each === name))
    .map(([command]) => code(command))
    .join(', ');

const rowLine = (name: OptionName): string => {
  const { help, kind, unit, env = [], file = [], ...row } = rowOf(name);
  const flag = flagName(name);
  const flags =
    flag === null ? '' : code([`--${flag}`, kind.placeholder].filter(Boolean).join(' '));
  const measured = unit === undefined || help.includes(unit) ? help : `${help}, in ${unit}`;
  return `| ${[flags, env.map(code).join(', '), file.map(code).join(', '), cell(measured), cell(defaultOf(row) ?? ''), commandsOf(name)].join(' | ')} |`;
};

/** Every option, and every place from which it is read. */
export const configurationPage = (head: string): string =>
  [
    `${head}# Options, environment and configuration`,
    '',
    'A flag beats the environment, which beats the file, which beats the default. The file is `conformance.yaml`; its schema is `specs/configuration.schema.json`. `target.…` stands for the chosen entry of `targets`, and beats what stands in `settings`. `${NAME}` in any text of the file is an environment variable.',
    '',
    '| flag | environment | in conformance.yaml | is | default | of |',
    '| --- | --- | --- | --- | --- | --- |',
    ...(Object.keys(OPTIONS) as OptionName[]).map(rowLine),
    '',
  ].join('\n');

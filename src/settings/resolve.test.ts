import { expect } from 'chai';
import { ConformanceError } from '../model/error.js';
import { COMMAND_OPTIONS, type CommandName } from './commands.js';
import { loadConfiguration, NO_CONFIGURATION } from './configuration.js';
import { type Option, type OptionName, OPTIONS } from './options.js';
import { flagName, inputName, resolve, rowOf, type Said } from './resolve.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COMMANDS = Object.keys(COMMAND_OPTIONS) as CommandName[];
const NAMES = Object.keys(OPTIONS) as OptionName[];

/** Two texts of a kind that mean different values. */
const texts = ({ kind: { schema }, unit }: Option): readonly [string, string] => {
  const words = schema.enum ?? (schema.items as { enum?: unknown } | undefined)?.enum;
  if (Array.isArray(words)) return [String(words[0]), String(words[1])];
  if (schema.type === 'boolean') return ['true', 'false'];
  if (schema.type === 'number' || schema.type === 'integer') return ['7', '8'];
  const items = schema.items as { examples?: unknown } | undefined;
  const examples = schema.examples ?? items?.examples;
  if (Array.isArray(examples) && examples.length > 1)
    return [String(examples[0]), String(examples[1])];
  return schema.pattern === undefined
    ? [`one ${unit ?? ''}`.trim(), 'two']
    : ['http://a', 'http://b'];
};
const values = (row: Option): readonly unknown[] => texts(row).map((text) => row.kind.parse(text));

describe('the options of', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'resolve-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const valueOf = (command: CommandName, name: OptionName, said: Partial<Said>): unknown => {
    const all = resolve(command, { input: {}, env: {}, file: NO_CONFIGURATION, ...said });
    return new Map<string, unknown>(Object.entries(all)).get(name);
  };
  /** A file that says one thing, in one place. */
  const fileWith = (place: string, value: unknown) => {
    const inTarget = place.startsWith('target.');
    const path = inTarget ? ['targets', 't', ...place.split('.').slice(1)] : place.split('.');
    const nested = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
    const target = inTarget
      ? { target: 't', targets: { t: { url: 'https://t.example', ...at(nested) } } }
      : nested;
    const file = join(folder, 'c.yaml');
    writeFileSync(file, JSON.stringify(target));
    return loadConfiguration({ file, env: {} });
  };
  const at = (nested: unknown): object => (nested as { targets: { t: object } }).targets.t;

  for (const command of COMMANDS) {
    for (const name of COMMAND_OPTIONS[command] as readonly OptionName[]) {
      const row = rowOf(name);
      const [first, second] = values(row);
      const input = { [inputName(name)]: first };
      if (flagName(name) !== null) {
        it(`${command} are read from the flag --${flagName(name) ?? ''}`, () => {
          expect(valueOf(command, name, { input })).to.deep.equal(first);
        });
      }
      for (const variable of row.env ?? []) {
        it(`${command} are read from ${variable}, below the flag of ${name}`, () => {
          const env = { [variable]: texts(row)[1] };
          const flagged = flagName(name) === null ? second : first;
          const said = { env, ...(flagName(name) === null ? {} : { input }) };
          expect([valueOf(command, name, { env }), valueOf(command, name, said)]).to.deep.equal([
            second,
            flagged,
          ]);
        });
      }
      // Which entry of the targets it is needs a command that has a target.
      const places = (row.file ?? []).filter(
        (place) =>
          !place.startsWith('target.') ||
          (COMMAND_OPTIONS[command] as readonly OptionName[]).includes('target'),
      );
      for (const place of places) {
        it(`${command} are read from ${place} of the file, below everything else`, () => {
          const file = fileWith(place, second);
          const [variable] = row.env ?? [];
          const env = variable === undefined ? {} : { [variable]: texts(row)[0] };
          expect([
            valueOf(command, name, { file }),
            valueOf(command, name, { file, env }),
          ]).to.deep.equal([second, variable === undefined ? second : first]);
        });
      }
    }
  }
});

describe('the table of options', () => {
  it('holds no option that no command takes', () => {
    const taken = new Set<string>(Object.values(COMMAND_OPTIONS).flat());
    expect(NAMES.filter((name) => !taken.has(name))).to.deep.equal([]);
  });

  it('gives a command no flag twice', () => {
    for (const command of COMMANDS) {
      const flags = (COMMAND_OPTIONS[command] as readonly OptionName[])
        .map(flagName)
        .filter((flag) => flag !== null);
      expect(flags, command).to.deep.equal([...new Set(flags)]);
    }
  });

  it('holds defaults that are values of their kind', () => {
    expect(
      NAMES.filter((name) => {
        const { kind, default: value } = rowOf(name);
        return value !== undefined && !kind.accepts(value);
      }),
    ).to.deep.equal([]);
  });
});

describe('a call of the library', () => {
  const refused = (input: Record<string, unknown>): string => {
    try {
      resolve('run', { input, env: {}, file: NO_CONFIGURATION });
      return 'accepted';
    } catch (error) {
      return error instanceof ConformanceError ? `${error.code}: ${error.message}` : 'crashed';
    }
  };

  it('is refused an option that there is not', () => {
    expect(refused({ speed: 9 })).to.equal('usage: there is no option "speed" here');
  });

  it('is refused a value that fits no option of that name', () => {
    expect(refused({ rate: '2/s' })).to.equal('usage: the option rate is wrong');
  });

  it('is refused what the environment alone may say', () => {
    expect(refused({ token: 'abc' })).to.equal('usage: there is no option "token" here');
  });

  it('may leave an option undefined', () => {
    expect(refused({ rate: undefined })).to.equal('accepted');
  });
});

import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Profile } from '../model/contract.js';
import type { ConformanceError } from '../model/error.js';
import { appError } from './errors.js';
import type { CommandName } from '../settings/commands.js';
import {
  loadConfiguration,
  type LoadedConfiguration,
  NO_CONFIGURATION,
  withValues,
} from '../settings/configuration.js';
import { type Env, type InputOf, resolve, type ValuesOf } from '../settings/resolve.js';
import { attempt } from '../settings/salvage.js';
import { DOCUMENT, OVERLAY } from './packaged.js';

export type { InputOf } from '../settings/resolve.js';

/** The settings of one call of a command: every option decided, and what else the configuration says. */
export interface Settings<C extends CommandName> {
  readonly values: ValuesOf<C>;
  readonly configuration: LoadedConfiguration;
  readonly configurationFile: string;
  /** What the caller said, by the names of the flags. */
  readonly given: ReadonlySet<string>;
  /** What is wrong with them, for a command that says all of it. */
  readonly problems: readonly ConformanceError[];
}

/** What a configuration may be called. */
export const CONFIGURATIONS = ['conformance.yaml', 'conformance.yml'];

/**
 * Decides every option of a command. Throws a `ConformanceError` of exit 2.
 * @param input what the caller says, by the names of the flags
 * @param isTold what is wrong with configuration and environment is told, and stops nothing
 */
export const settingsOf = <C extends CommandName>(
  command: C,
  input: InputOf<C>,
  env: Env,
  isTold = false,
): Settings<C> => {
  const problems: ConformanceError[] = [];
  const tell = isTold ? (problem: ConformanceError) => void problems.push(problem) : undefined;
  const named = resolve(command, { input, env: {}, file: NO_CONFIGURATION });
  const file = 'config' in named && typeof named.config === 'string' ? named.config : undefined;
  const found =
    'config' in named && file === undefined ? attempt(configurationAbove, tell) : undefined;
  const source = file ?? found;
  const configuration = withValuesOf(
    source === undefined ? NO_CONFIGURATION : loadConfiguration({ file: source, env, tell }),
    'values' in named && typeof named.values === 'string' ? named.values : undefined,
    env,
  );
  const values = resolve(command, { input, env, file: configuration, tell });
  return {
    values,
    configuration,
    configurationFile: source ?? 'conformance.yaml',
    given: new Set(
      Object.entries(input).flatMap(([name, said]) => (said === undefined ? [] : [name])),
    ),
    problems,
  };
};

/** A file of values is a configuration with nothing else in it. */
const withValuesOf = (
  configuration: LoadedConfiguration,
  file: string | undefined,
  env: Env,
): LoadedConfiguration => {
  if (file === undefined) return configuration;
  const { values } = loadConfiguration({ file, env }).content;
  if (values) return withValues(configuration, values);
  throw appError('config-invalid', `${file} has no member values`);
};

/** The configuration in the folder of the call or above it; a file that was named must be there. */
const configurationAbove = (): string | undefined => {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const names = CONFIGURATIONS.filter((name) => existsSync(join(folder, name)));
    if (names.length > 1)
      throw appError('config-invalid', `${folder} holds ${names.join(' and ')}`, {
        next: 'keep one of them',
      });
    const [name] = names;
    if (name !== undefined) return relative(process.cwd(), join(folder, name));
    if (dirname(folder) === folder) return undefined;
  }
};

/** The document to judge by, and how it is read. */
export interface ChosenDocument {
  readonly spec: string;
  readonly overlays: readonly string[];
  readonly profile: Profile;
  /** Whether the overlays are ours, which were written for this document. */
  readonly overlaysMustMatch: boolean;
}

interface DocumentChoice {
  readonly values: {
    readonly spec: string | undefined;
    readonly overlay: readonly string[] | undefined;
    readonly profile: Profile | undefined;
  };
  readonly given: ReadonlySet<string>;
}

/** The document, the overlays that belong to it, and the profile that they imply. Throws `usage`, `overlay-missing`. */
export const documentOf = ({ values, given }: DocumentChoice): ChosenDocument => {
  const { spec = DOCUMENT, overlay: overlays = [] } = values;
  const profile = profileOf(values, given);
  const chosen = { spec, profile, overlaysMustMatch: false };
  if (profile === 'published') return { ...chosen, overlays: [] };
  if (overlays.length > 0) return { ...chosen, overlays };
  if (!isPackaged(spec)) {
    throw appError('overlay-missing', 'the strict profile of another document needs an overlay');
  }
  return { ...chosen, overlays: [OVERLAY], overlaysMustMatch: true };
};

/** An overlay that the caller names is meant, whatever the configuration says of the profile. */
const profileOf = (
  { overlay = [], profile }: DocumentChoice['values'],
  given: ReadonlySet<string>,
): Profile => {
  if (!given.has('overlay')) return profile ?? (overlay.length > 0 ? 'strict' : 'published');
  if (!given.has('profile') || profile === 'strict') return 'strict';
  throw appError('usage', 'an overlay is of the strict profile, not of the published');
};

/** Whether a file is the packaged document, or a copy of it to the byte. */
const isPackaged = (spec: string): boolean => {
  if (spec === DOCUMENT) return true;
  const [there, here] = [sizeOf(spec), sizeOf(DOCUMENT)];
  return there === here && readFileSync(spec).equals(readFileSync(DOCUMENT));
};

/** Bytes of a regular file; undefined where there is none. */
const sizeOf = (file: string): number | undefined => {
  const status = statSync(file, { throwIfNoEntry: false });
  return status?.isFile() === true ? status.size : undefined;
};

import { existsSync, readFileSync, statSync } from 'node:fs';
import { claims } from '../checks/index.js';
import {
  loadConfiguration,
  type Configuration,
  type RunSettings,
} from '../settings/configuration.js';
import { Waivers } from '../settings/waivers.js';
import type { Profile } from '../model/contract.js';
import type { Env } from './environment.js';
import { DOCUMENT, OVERLAY, schemaOf } from './packaged.js';
import { ConformanceError } from '../model/error.js';

/** What every judging command may be told; the names are those of the flags. */
export interface JudgeOptions {
  readonly spec?: string;
  readonly overlay?: readonly string[];
  readonly profile?: Profile;
  readonly reports?: string;
  readonly format?: readonly string[];
  readonly gate?: 'error' | 'warning';
  readonly waivers?: string;
  readonly config?: string;
  readonly acceptPins?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** The options of a judging command, with what environment and configuration add. */
export interface Settings {
  readonly file: Configuration;
  readonly configurationFile: string;
  readonly spec: string;
  readonly overlays: readonly string[];
  readonly profile: Profile;
  readonly reports: string;
  readonly formats: readonly string[];
  readonly gate: 'error' | 'warning';
  readonly consistencySeconds: number;
  readonly pins: Readonly<Record<string, string>>;
  readonly severities: Readonly<Record<string, 'error' | 'warning' | 'info'>>;
  readonly waivers: Waivers;
  /** The observed pins are to be written into the configuration. */
  readonly acceptsPins: boolean;
}

const CONFIGURATION = 'conformance.yaml';
const FORMATS = ['console', 'json', 'jsonl', 'html'];

/** Throws a `ConformanceError` of exit 2: configuration, waivers. */
export const resolveSettings = (options: JudgeOptions, env: Env, now: number): Settings => {
  const configurationFile = options.config ?? CONFIGURATION;
  const file = configuration(options.config, env);
  const settings = file.settings ?? {};
  const waivers = [...(file.waivers ?? []), ...waiversOf(options.waivers, env)];
  refuseStrangers([...Object.keys(file.severities ?? {}), ...waivers.map(({ check }) => check)]);
  return {
    file,
    configurationFile,
    ...document(options, settings),
    reports: options.reports ?? settings.reports ?? 'reports',
    formats: options.format ?? settings.formats ?? FORMATS,
    gate: options.gate ?? settings.gate ?? 'error',
    consistencySeconds: settings.consistencySeconds ?? 5,
    pins: file.pins ?? {},
    acceptsPins: options.acceptPins ?? false,
    severities: file.severities ?? {},
    waivers: new Waivers(waivers, now),
  };
};

/** A severity or a waiver of no check would do nothing, in silence. Throws `unknown-check`. */
const refuseStrangers = (ids: readonly string[]): void => {
  const stranger = ids.find((named) => !claims.some(({ id }) => id === named));
  if (stranger === undefined) return;
  throw new ConformanceError(
    'unknown-check',
    `the configuration names a check "${stranger}", which there is not`,
  );
};

/** A file that was named must be there; the default one may be missing. */
const configuration = (named: string | undefined, env: Env): Configuration =>
  named === undefined && !existsSync(CONFIGURATION)
    ? {}
    : loadConfiguration({ file: named ?? CONFIGURATION, schema: schemaOf('configuration'), env });

/** A file of waivers is a configuration with nothing else in it. */
const waiversOf = (file: string | undefined, env: Env) =>
  file === undefined
    ? []
    : (loadConfiguration({ file, schema: schemaOf('configuration'), env }).waivers ?? []);

const document = (options: JudgeOptions, settings: RunSettings) => {
  if (options.overlay !== undefined && options.profile === 'published') {
    throw new ConformanceError(
      'usage',
      'an overlay is of the strict profile, not of the published',
    );
  }
  const spec = options.spec ?? settings.spec ?? DOCUMENT;
  const named = options.overlay ?? settings.overlays ?? [];
  const profile =
    options.profile ?? settings.profile ?? (named.length > 0 ? 'strict' : 'published');
  if (profile === 'published') return { spec, profile, overlays: [] };
  if (named.length > 0) return { spec, profile, overlays: named };
  if (!isPackaged(spec)) {
    throw new ConformanceError(
      'overlay-missing',
      'the strict profile of another document needs an overlay',
    );
  }
  return { spec, profile, overlays: [OVERLAY] };
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

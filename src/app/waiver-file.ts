import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadConfiguration } from '../settings/configuration.js';
import type { Env } from '../settings/resolve.js';
import type { ChangeWaiver, Waiver } from '../settings/waivers.js';
import type { Settings } from './settings.js';

type Place = Pick<Settings<'diff'>, 'configurationFile'> & {
  readonly values: Pick<Settings<'diff'>['values'], 'waivers'>;
};

/** The file of waivers: the one that is named, or the one beside the configuration. */
export const waiverFileOf = ({ values, configurationFile }: Place): string =>
  values.waivers ?? join(dirname(configurationFile), 'waivers.yaml');

/** All waivers: those of the configuration, and those of their file, which must be there where it is named. */
export const waiversOf = (
  settings: Place & Pick<Settings<'diff'>, 'configuration'>,
  env: Env,
): readonly (Waiver | ChangeWaiver)[] => {
  const { waivers: own = [] } = settings.configuration.content;
  const file = waiverFileOf(settings);
  if (settings.values.waivers === undefined && !existsSync(file)) return own;
  return [...own, ...waiversIn(file, env)];
};

/** A file of waivers is a configuration with nothing else in it. */
const waiversIn = (file: string, env: Env): readonly (Waiver | ChangeWaiver)[] =>
  loadConfiguration({ file, env }).content.waivers ?? [];

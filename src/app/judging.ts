import { claims } from '../checks/index.js';
import { ConformanceError } from '../model/error.js';
import type { EvidenceDemands, Exclusion } from '../model/evidence.js';
import { loadConfiguration } from '../settings/configuration.js';
import type { Env, ValuesOf } from '../settings/resolve.js';
import { type ChangeWaiver, end, isOfCheck, type Waiver, Waivers } from '../settings/waivers.js';
import { singleOf } from './outputs.js';
import { type ChosenDocument, documentOf, type Settings } from './settings.js';

/** By what a source is judged, and where that is written. */
export interface Judging extends ChosenDocument {
  readonly reports: string;
  readonly formats: readonly string[];
  readonly gate: 'error' | 'warning';
  readonly consistencySeconds: number;
  readonly pins: Readonly<Record<string, string>>;
  readonly severities: Readonly<Record<string, 'error' | 'warning' | 'info'>>;
  readonly waivers: Waivers;
  /** Operations that are left out today. */
  readonly exclusions: readonly Exclusion[];
  readonly demands: EvidenceDemands;
  /** The observed pins are to be written into this configuration. */
  readonly acceptsPins: string | undefined;
  /** Where the one format goes: a file, or `-`, standard output. */
  readonly output: string | undefined;
  /** A file to which the Markdown of the run is added. */
  readonly jobSummary: string | undefined;
}

type Common = Omit<ValuesOf<'check'>, 'baseUrl' | 'soleWriter' | 'partial' | 'reports' | 'format'>;
type Judges = Pick<Settings<'check'>, 'configuration' | 'configurationFile' | 'given'> & {
  readonly values: Common;
};

/**
 * What every judging command makes of its settings. Throws `unknown-check`, `waiver-expired`, `config-invalid`.
 * @param written where the reports go
 * @param now milliseconds since the epoch
 */
export const judgingOf = (
  settings: Judges,
  written: Pick<Judging, 'reports' | 'formats'>,
  env: Env,
  now: number,
): Judging => {
  const { values, configuration, configurationFile } = settings;
  const { severities = {}, pins = {}, waivers: own = [] } = configuration.content;
  const waivers = [...own, ...waiversIn(values.waivers, env)].filter(isOfCheck);
  refuseStrangers([...Object.keys(severities), ...waivers.map(({ check }) => check)]);
  return {
    ...documentOf(settings),
    ...written,
    gate: values.gate,
    consistencySeconds: values.consistencySeconds,
    pins,
    severities,
    waivers: new Waivers(waivers, now),
    exclusions: exclusionsAt(configuration.content.exclude ?? [], now),
    demands: configuration.content.evidence ?? {},
    acceptsPins: values.acceptPins ? configurationFile : undefined,
    output: singleOf(values.output, written.formats, settings.given),
    jobSummary: values.jobSummary,
  };
};

/** Those whose last day is not over. Throws `config-invalid` for a day that is none. */
const exclusionsAt = (all: readonly Exclusion[], now: number): readonly Exclusion[] =>
  all.filter((each) => {
    const last = end(each);
    if (!Number.isNaN(last)) return last > now;
    throw new ConformanceError('config-invalid', `exclude: ${each.expires} is no day`);
  });

/** A severity or a waiver of no check would do nothing, in silence. Throws `unknown-check`. */
const refuseStrangers = (ids: readonly string[]): void => {
  const stranger = ids.find((named) => !claims.some(({ id }) => id === named));
  if (stranger === undefined) return;
  throw new ConformanceError(
    'unknown-check',
    `the configuration names a check "${stranger}", which there is not`,
  );
};

/** A file of waivers is a configuration with nothing else in it. */
export const waiversIn = (
  file: string | undefined,
  env: Env,
): readonly (Waiver | ChangeWaiver)[] =>
  file === undefined ? [] : (loadConfiguration({ file, env }).content.waivers ?? []);

import { claims } from '../checks/index.js';
import { ConformanceError } from '../model/error.js';
import type { EvidenceDemands, Exclusion } from '../model/evidence.js';
import type { Env, ValuesOf } from '../settings/resolve.js';
import { end, type Held, isOfCheck, Waivers } from '../settings/waivers.js';
import { type ChosenDocument, documentOf, type Settings } from './settings.js';
import { waiversOf } from './waiver-file.js';

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
  /** A file to which the Markdown of the run is added. */
  readonly jobSummary: string | undefined;
}

type Common = Omit<ValuesOf<'pact check'>, 'printFolder' | 'printFormat'>;
type Judges = Pick<Settings<'check'>, 'configuration' | 'configurationFile' | 'given'> & {
  readonly values: Common;
};

/**
 * What every judging command makes of its settings. Throws `unknown-check`, `config-invalid`.
 * @param about where the reports go, and what is judged, as the waivers name it
 * @param now milliseconds since the epoch
 */
export const judgingOf = (
  settings: Judges,
  { reports, formats, target }: Pick<Judging, 'reports' | 'formats'> & Pick<Held, 'target'>,
  env: Env,
  now: number,
): Judging => {
  const { values, configuration, configurationFile } = settings;
  const { severities = {}, pins = {} } = configuration.content;
  const waivers = waiversOf(settings, env).filter(isOfCheck);
  refuseStrangers([...Object.keys(severities), ...waivers.map(({ check }) => check)]);
  return {
    ...documentOf(settings),
    reports,
    formats,
    gate: values.gate,
    consistencySeconds: values.consistencySeconds,
    pins,
    severities,
    waivers: new Waivers(waivers, { now, target }),
    exclusions: exclusionsAt(configuration.content.exclude ?? [], now),
    demands: configuration.content.evidence ?? {},
    acceptsPins: values.acceptPins ? configurationFile : undefined,
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

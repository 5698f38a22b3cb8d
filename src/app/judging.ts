import { existsSync } from 'node:fs';
import { KINDS } from '../changes/kinds.js';
import { claims } from '../checks/index.js';
import type { Claim } from '../model/check.js';
import { steadyPlace } from '../engine/steady.js';
import { appError } from './errors.js';
import { nearCheck } from './near-check.js';
import type { EvidenceDemands, Exclusion } from '../model/evidence.js';
import type { OperationId } from '../model/operation.js';
import { repeatedWords } from '../settings/repeated.js';
import type { Env, ValuesOf } from '../settings/resolve.js';
import { end, type Held, isOfCheck, Waivers } from '../settings/waivers.js';
import { singleOf } from './outputs.js';
import { OwnFaults } from './own/faults.js';
import type { OwnClaims } from './own/load.js';
import { type ChosenDocument, documentOf, type Settings } from './settings.js';
import { waiversOf } from './waiver-file.js';

/** By what a source is judged, and where that is written. */
export interface Judging extends ChosenDocument {
  readonly reports: string;
  readonly formats: readonly string[];
  readonly gate: 'error' | 'warning';
  readonly consistencySeconds: number;
  readonly pins: Readonly<Record<string, string>>;
  readonly severities: Severities;
  /** The configuration, where there is one. */
  readonly configuration: string | undefined;
  /** What of the settings makes the verdict say less. */
  readonly narrowedBy: readonly string[];
  /** What of the call its repetition needs, as words. */
  readonly repeated: readonly string[];
  /** The first finding that fails the run ends it. */
  readonly bail: boolean;
  readonly waivers: Waivers;
  /** Operations that alone are judged; undefined: all. */
  readonly only: readonly OperationId[] | undefined;
  /** Operations that are left out today. */
  readonly exclusions: readonly Exclusion[];
  readonly demands: EvidenceDemands;
  /** The observed pins are to be written into this configuration. */
  readonly acceptsPins: string | undefined;
  /** Where the one format goes: a file, or `-`, standard output. */
  readonly output: string | undefined;
  /** A file to which the Markdown of the run is added. */
  readonly jobSummary: string | undefined;
  /** Checks of the user's own, besides ours. */
  readonly own: OwnClaims;
}

/** Nobody has any. */
const NO_OWN: OwnClaims = { claims: [], faults: new OwnFaults() };

type Severities = Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>;

type Common = Omit<ValuesOf<'pact check'>, 'printFolder' | 'printFormat'> &
  Partial<Pick<ValuesOf<'run'>, 'checks' | 'bail'>>;
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
  own: OwnClaims = NO_OWN,
): Judging => {
  const { values, configuration, configurationFile } = settings;
  const { severities = {}, pins = {} } = configuration.content;
  const waivers = waiversOf(settings, env).filter(isOfCheck);
  const { checks, operation, bail = false } = values;
  const known = [...claims, ...own.claims];
  refuseStrangers(known, [...Object.keys(severities), ...waivers.map(({ check }) => check)]);
  refuseStrangers(known, checks ?? [], 'the call');
  return {
    ...documentOf(settings),
    reports,
    formats,
    gate: values.gate,
    consistencySeconds: values.consistencySeconds,
    pins,
    severities: checks === undefined ? severities : only(known, checks, severities),
    configuration: existsSync(configurationFile) ? configurationFile : undefined,
    narrowedBy: narrowing(values, severities),
    repeated: repeatedWords(values, settings.given),
    only: operation,
    bail,
    waivers: new Waivers(waivers, { now, target, steadyPlace }),
    exclusions: exclusionsAt(configuration.content.exclude ?? [], now),
    demands: configuration.content.evidence ?? {},
    acceptsPins: values.acceptPins ? configurationFile : undefined,
    output: singleOf(values.output, formats, settings.given),
    jobSummary: values.jobSummary,
    own,
  };
};

/** All others are off; what is named is judged, whatever the configuration says. */
const only = (
  known: readonly Claim[],
  checks: readonly string[],
  severities: Severities,
): Severities => ({
  ...Object.fromEntries(known.map(({ id }) => [id, 'off' as const])),
  ...Object.fromEntries(
    checks.map((id) => {
      const own = severities[id] ?? 'off';
      return [id, own === 'off' ? severityOf(known, id) : own];
    }),
  ),
});

const severityOf = (known: readonly Claim[], id: string) =>
  known.find((claim) => claim.id === id)?.severity ?? 'error';

const narrowing = (
  { checks, operation, bail = false }: Common,
  severities: Severities,
): readonly string[] => {
  const off = Object.keys(severities).filter((id) => severities[id] === 'off');
  return [
    ...(checks === undefined ? [] : [`--checks ${checks.join(',')}`]),
    ...(checks !== undefined || off.length === 0 ? [] : [`severities: off ${off.join(',')}`]),
    ...(operation === undefined ? [] : [`--operation ${operation.join(',')}`]),
    ...(bail ? ['--bail'] : []),
  ];
};

/** Those whose last day is not over. Throws `config-invalid` for a day that is none. */
const exclusionsAt = (all: readonly Exclusion[], now: number): readonly Exclusion[] =>
  all.filter((each) => {
    const last = end(each);
    if (!Number.isNaN(last)) return last > now;
    throw appError('config-invalid', `exclude: ${each.expires} is no day`);
  });

/** A severity or a waiver of no check would do nothing, in silence. Throws `unknown-check`. */
const refuseStrangers = (
  known: readonly Claim[],
  ids: readonly string[],
  who = 'the configuration',
): void => {
  const stranger = ids.find(
    (named) => !Object.hasOwn(KINDS, named) && !known.some(({ id }) => id === named),
  );
  if (stranger === undefined) return;
  throw appError(
    'unknown-check',
    `${who} names a check "${stranger}", which there is not${nearCheck(stranger)}`,
  );
};

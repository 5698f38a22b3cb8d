import { join } from 'node:path';
import { claims } from '../checks/index.js';
import type { Asked } from '../history/gate/asked.js';
import { decided } from '../history/gate/decide.js';
import { inputOf } from '../history/gate/input.js';
import { readHistory } from '../history/history.js';
import { readReportFile } from '../history/report-file.js';
import { steadyPlace } from '../engine/steady.js';
import { ConformanceError } from '../model/error.js';
import type { Severity } from '../model/finding.js';
import type { Night } from '../history/nights.js';
import type { GateInput, GateReport, RequiredInput } from '../history/gate/report.js';
import { withoutTail } from '../model/tail.js';
import { maxAgeOf, type RequiredEntry } from '../settings/gate.js';
import { ChangeWaivers, isOfChange, isOfCheck, Waivers } from '../settings/waivers.js';
import { askedDocument } from './asked-document.js';
import { deployInput } from './gate-deploy.js';
import { historyFileOf } from './history.js';
import { REPORT_SCHEMAS, TOOL_NAME, version } from './packaged.js';
import { severityUnder } from './severity.js';
import { plainName } from '../pact/broker/revision.js';
import type { Ports } from './ports.js';
import type { Settings } from './settings.js';
import { addressOf } from './target.js';
import { waiversOf } from './waiver-file.js';
import { UNUSED, unusedFingerprint } from './waiver-remarks.js';

/** The gate has decided. */
export interface Decided {
  readonly kind: 'decided';
  readonly report: GateReport;
}

/**
 * One decision out of the last reports. Throws a `ConformanceError` of exit 2 for the gate's own call and
 * configuration; what is wrong with an input is a reason.
 * @param now milliseconds since the epoch
 */
export const gate = async (
  settings: Settings<'gate'>,
  ports: Ports,
  now = Date.now(),
): Promise<Decided> => {
  const { providerVersion } = settings.values;
  if (providerVersion !== undefined) plainName(providerVersion, 'provider version');
  const asked = askedBy(settings, ports, now);
  const inputs: GateInput[] = requiredBy(settings).map((required) =>
    inputOf(required, readReportFile(required.file, REPORT_SCHEMAS), asked),
  );
  const question = settings.configuration.content.gate?.canIDeploy;
  if (question) inputs.push(await deployInput(question, ports));
  return {
    kind: 'decided',
    report: {
      schemaVersion: '1',
      tool: { name: TOOL_NAME, version: version() },
      decidedAt: new Date(now).toISOString(),
      verdict: decided(inputs),
      document: { path: asked.document.path, sha256: asked.document.sha256 },
      providerVersion: providerVersion ?? null,
      inputs,
    },
  };
};

/** The inputs of the configuration, and a report of a provider whatever it says. */
const requiredBy = (settings: Settings<'gate'>): readonly RequiredInput[] => {
  const entries = settings.configuration.content.gate?.requires ?? [];
  const isOfProvider = ({ kind }: RequiredEntry) => kind !== 'diff' && kind !== 'pact check';
  const own = { file: join(settings.values.reports, 'report.json') };
  const all = entries.some(isOfProvider) ? entries : [own, ...entries];
  return all.map((entry) => requiredOf(entry, settings));
};

const requiredOf = (entry: RequiredEntry, { values, configuration }: Settings<'gate'>) => {
  const isOfProvider = entry.kind !== 'diff' && entry.kind !== 'pact check';
  const target = isOfProvider ? (entry.target ?? values.gateTarget) : undefined;
  return {
    file: entry.file,
    kind: entry.kind,
    target,
    targetUrl: target === undefined ? undefined : urlOf(target, configuration),
    maxAgeMs: maxAgeOf(entry),
    allows: entry.allows ?? [],
  };
};

/** As a report states it; undefined where neither the name nor the configuration tells it. */
const urlOf = (
  target: string,
  configuration: Settings<'gate'>['configuration'],
): string | undefined => {
  const address = entryOf(target, configuration)?.url ?? target;
  if (typeof address !== 'string' || !/^https?:/i.test(address)) return undefined;
  const { origin, pathname } = addressOf(address, target);
  return `${origin}${withoutTail(pathname, '/')}`;
};

/** A gate has no secrets: a target that lacks a variable is known by its name alone. */
const entryOf = (target: string, configuration: Settings<'gate'>['configuration']) => {
  try {
    return configuration.target(target);
  } catch (error) {
    if (error instanceof ConformanceError) return undefined;
    throw error;
  }
};

/** What a run would not even check decides nothing here. */
const weightOf = (severity: Severity | 'off' | undefined): Severity | undefined =>
  severity === 'off' ? 'info' : severity;

const askedBy = (settings: Settings<'gate'>, { env }: Ports, now: number): Asked => {
  const { severities = {} } = settings.configuration.content;
  const waivers = waiversOf(settings, env);
  const own = waivers.filter(isOfCheck);
  const changes = new ChangeWaivers(waivers.filter(isOfChange), { now });
  const severityOfClaim = new Map(claims.map(({ id, severity }) => [id, severity]));
  const remarks = new Set(own.map(unusedFingerprint));
  return {
    now,
    document: askedDocument(settings.values.spec),
    providerVersion: settings.values.providerVersion,
    gate: settings.values.gate,
    severityOf: ({ check, severity, ownSeverity = severity }) =>
      severityUnder(weightOf(severities[check]), ownSeverity, severityOfClaim.get(check)),
    waiversAt: (target) => {
      const here = new Waivers(own, { now, target, steadyPlace });
      return {
        waive: (finding) => here.waive(finding),
        remarks: ({ check, fingerprint }) => check === UNUSED && remarks.has(fingerprint),
      };
    },
    waiveChange: ({ fingerprint }) => changes.waive(fingerprint),
    nights: nightsOf(historyOf(settings), now),
  };
};

/** The history of the target, as its runs find it. */
const historyOf = ({ values, given, configuration }: Settings<'gate'>): string => {
  const { gateTarget: target } = values;
  const own = target === undefined ? undefined : entryOf(target, configuration)?.history;
  const isOwn = typeof own === 'string' && !given.has('history');
  return historyFileOf(isOwn ? { ...values, history: own } : values);
};

/** A history that cannot be read tells nothing, and is read once. */
const nightsOf = (file: string, now: number): (() => readonly Night[]) => {
  let nights: readonly Night[] | undefined;
  return () => (nights ??= nightsIn(file, now));
};

const nightsIn = (file: string, now: number): readonly Night[] => {
  try {
    return readHistory(file, now).nights;
  } catch (error) {
    if (error instanceof ConformanceError) return [];
    throw error;
  }
};

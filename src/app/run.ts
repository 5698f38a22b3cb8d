import { randomBytes, randomInt } from 'node:crypto';
import { dirname } from 'node:path';
import { historyFileOf, remembered } from './history.js';
import { contractOf, judged } from './judge.js';
import { type Judging, judgingOf } from './judging.js';
import { ofLastFailed } from './last-failed.js';
import { budgetOf, defaultJournalOf, embeddedOf, rateOf, withLive } from './live.js';
import { leftOut } from '../driver/left-out.js';
import { demandMeantTarget } from './meant-target.js';
import type { Judged, Planned } from './outcome.js';
import { plan, probesOf } from './plan.js';
import { ownClaimsOf } from './own/load.js';
import { loginsOf, permissionsOf, requestsOf } from './planned-requests.js';
import type { Ports } from './ports.js';
import type { Settings } from './settings.js';
import { liveFacts, toldFacts } from './run-facts.js';
import { guard, targetOf } from './target.js';
import { tryPaths } from './tried-paths.js';

/** A plan whose files could be written. */
const tried = async (
  planned: Planned,
  values: Settings<'run'>['values'],
  { output, reports }: Judging,
): Promise<Planned> => {
  const { target } = planned;
  const folders = output === undefined ? [reports] : output === '-' ? [] : [dirname(output)];
  const journal = values.journal ?? (target && defaultJournalOf(target, values));
  await tryPaths({ folders, record: values.record, journal });
  return planned;
};

/**
 * Drives a target and judges every exchange; of a dry run, only the plan. Throws a `ConformanceError` of
 * exit 2 before anything is sent.
 */
export const run = async (called: Settings<'run'>, ports: Ports): Promise<Judged | Planned> => {
  demandMeantTarget(called, ports.env);
  const settings = ofLastFailed(called);
  const { values, configuration } = settings;
  const written = { reports: values.reports, formats: values.format, target: values.target };
  const judging = judgingOf(settings, written, ports.env, Date.now(), await ownClaimsOf(settings));
  const contract = await contractOf(judging);
  const { exclusions } = judging;
  const told = toldFacts(values, exclusions, ports.env);
  if (values.dryRun) return tried(await plan(settings, exclusions), values, judging);
  const embedded = await embeddedOf(values);
  try {
    const target = embedded?.target ?? targetOf(values, configuration);
    guard(target, values);
    const seed = values.seed ?? randomInt(2 ** 32);
    const runId = randomBytes(8).toString('hex');
    const facts = liveFacts(told, target, values);
    const permissions = permissionsOf(values, target);
    const probes = probesOf(values, permissions);
    const requests = requestsOf(probes, { prefix: target.prefix, permissions, exclusions });
    const extras = {
      ...{ permissions, tokenGets: loginsOf(probes, permissions).gets },
      otherToken: embedded ? embedded.otherToken : values.otherToken,
      expiredToken: embedded ? embedded.expiredToken : values.expiredToken,
    };
    const plan = { values, target, probes, embedded, seed, runId, exclusions, requests, extras };
    ports.hear({
      kind: 'planned',
      probes: probes.flatMap((probe) => (leftOut(probe, permissions) ? [] : [probe.id])),
      requests: Math.min(
        requests.reduce((sum, { most }) => sum + most, 0),
        budgetOf(values, target.loopback) ?? Infinity,
      ),
      rate: rateOf(values, target.loopback),
    });
    const place = { file: historyFileOf(values), days: values.historyDays };
    return await withLive(plan, ports, async (source, redactor, onVerdicts, stop) => {
      const what = { command: 'run', target: target.name, facts, seed, runId } as const;
      const judges = { contract, redactor, onVerdicts, stop, history: place.file };
      const judgeable = { ...what, ...judges, source };
      return remembered(await judged(judgeable, judging, ports), redactor, place);
    });
  } finally {
    await embedded?.close();
  }
};

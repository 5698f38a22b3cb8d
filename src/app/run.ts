import { randomBytes, randomInt } from 'node:crypto';
import { historyFileOf, remembered } from './history.js';
import { contractOf, judged } from './judge.js';
import { judgingOf } from './judging.js';
import { embeddedOf, withLive } from './live.js';
import { demandMeantTarget } from './meant-target.js';
import type { Judged, Planned } from './outcome.js';
import { plan, probesOf } from './plan.js';
import { permissionsOf, requestsOf } from './planned-requests.js';
import { ownClaimsOf } from './own/load.js';
import type { Ports } from './ports.js';
import type { Settings } from './settings.js';
import { liveFacts, toldFacts } from './run-facts.js';
import { guard, targetOf } from './target.js';

/**
 * Drives a target and judges every exchange; of a dry run, only the plan. Throws a `ConformanceError` of
 * exit 2 before anything is sent.
 */
export const run = async (settings: Settings<'run'>, ports: Ports): Promise<Judged | Planned> => {
  const { values, configuration } = settings;
  demandMeantTarget(settings, ports.env);
  const written = { reports: values.reports, formats: values.format, target: values.target };
  const judging = judgingOf(settings, written, ports.env, Date.now(), await ownClaimsOf(settings));
  const probes = probesOf(values);
  const contract = await contractOf(judging);
  const { exclusions } = judging;
  const told = toldFacts(values, exclusions, ports.env);
  if (values.dryRun) return plan(settings, exclusions);
  const embedded = await embeddedOf(values);
  try {
    const target = embedded?.target ?? targetOf(values, configuration);
    guard(target, values);
    const seed = values.seed ?? randomInt(2 ** 32);
    const runId = randomBytes(8).toString('hex');
    const facts = liveFacts(told, target, values);
    const permissions = permissionsOf(values, target);
    const requests = requestsOf(probes, { prefix: target.prefix, permissions, exclusions });
    const plan = { values, target, probes, embedded, seed, runId, exclusions, requests };
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

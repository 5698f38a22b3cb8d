import type { Night, NightFinding, Series } from './nights.js';
import type { Report } from '../model/report.js';
import { VERSION } from './line.js';

/** What of a report goes into the line of a night. */
export type Told = Pick<
  Report,
  | 'tool'
  | 'run'
  | 'document'
  | 'verdict'
  | 'summary'
  | 'operations'
  | 'findings'
  | 'checks'
  | 'probes'
  | 'pins'
  | 'evidence'
>;

/** The line of a run; undefined: its command leaves none. */
export const nightOf = (report: Told): Night | undefined => {
  const series = seriesOf(report.run);
  if (!series) return undefined;
  const { run, tool, document, verdict, findings, probes, pins } = report;
  const { startedAt, durationMs, seed } = run;
  const { providerVersion, buildUrl, narrowedBy } = whereOf(run);
  const shownBy = probesByExchange(report);
  return {
    schemaVersion: VERSION,
    run: run.id,
    series,
    start: startedAt,
    end: new Date(Date.parse(startedAt) + durationMs).toISOString(),
    seed,
    suite: tool.version,
    provider: providerVersion,
    build: buildUrl,
    document: document.sha256,
    verdict,
    evidence: evidenceOf(report),
    narrowedBy,
    probes: probes.flatMap(({ id, status }) => (status === 'run' && isId(id) ? [id] : [])),
    pins,
    latencies: latenciesOf(report),
    findings: findings.map((finding) => findingOf(finding, shownBy)),
    evaluated: evaluatedIn(report),
  };
};

const COMMANDS: ReadonlySet<string> = new Set(['run', 'check', 'pact verify']);
const isOfSeries = (command: string): command is Series['command'] => COMMANDS.has(command);

const seriesOf = ({ command, target, profile, ...run }: Told['run']): Series | undefined => {
  if (!isOfSeries(command)) return undefined;
  const { institution, partner, depth } = whereOf(run);
  return { command, target, institution, partner, profile, depth };
};

type Facts = Pick<
  Told['run'],
  'institution' | 'partner' | 'depth' | 'providerVersion' | 'buildUrl' | 'narrowedBy'
>;

/** Reports of earlier versions do not say it. */
const whereOf = ({
  institution = null,
  partner = null,
  depth = null,
  providerVersion = null,
  buildUrl = null,
  narrowedBy = [],
}: Partial<Facts>): Facts => ({
  institution,
  partner,
  depth,
  providerVersion,
  buildUrl,
  narrowedBy,
});

const evidenceOf = ({ summary: { evidence }, operations }: Told): Night['evidence'] => ({
  operations: [evidence.operations, operations.length],
  statuses: evidence.statuses,
  requirements: evidence.requirements,
  content: evidence.content,
  unanswered: evidence.unanswered,
  missing: evidence.missing.length,
});

const latenciesOf = ({ operations }: Told): Night['latencies'] =>
  Object.fromEntries(
    operations.flatMap(({ id, latencyMs }) => (latencyMs === null ? [] : [[id, latencyMs]])),
  );

const probesByExchange = ({ evidence }: Told): ReadonlyMap<string, string> =>
  new Map(
    evidence.flatMap(({ id, probe }) => (probe === null || !isId(probe) ? [] : [[id, probe]])),
  );

/** A recording may say anything of its probes. */
const isId = (text: string): boolean => /^[a-z][a-z0-9-]{0,79}$/.test(text);

const findingOf = (
  {
    fingerprint,
    check,
    operation,
    severity,
    waivedBy,
    exchanges,
    about,
  }: Report['findings'][number],
  shownBy: ReadonlyMap<string, string>,
): NightFinding => {
  const probes = new Set(exchanges.flatMap((id) => shownBy.get(id) ?? []));
  return {
    fingerprint,
    check,
    operation,
    severity,
    waived: waivedBy !== null,
    ...(probes.size > 0 ? { probes: [...probes].sort() } : {}),
    ...(exchanges.length === 0 ? { ofRun: true as const } : {}),
    ...(about === undefined ? {} : { about }),
  };
};

const evaluatedIn = ({ checks }: Told): Night['evaluated'] => {
  const groups = new Map<string, { readonly on: readonly string[]; readonly checks: string[] }>();
  for (const { check, judgedOn: on = [] } of checks) {
    if (on.length === 0) continue;
    const key = on.join(' ');
    const group = groups.get(key) ?? { on, checks: [] };
    groups.set(key, group);
    group.checks.push(check);
  }
  return [...groups.values()];
};

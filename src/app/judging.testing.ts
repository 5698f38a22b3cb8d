import { claims } from '../checks/index.js';
import { judge } from '../engine/judge.js';
import type { Contract } from '../model/contract.js';
import { ReportBuilder } from '../engine/report-builder.js';
import type { Finding } from '../model/finding.js';
import type { Journal } from '../model/journal.js';
import { markOf } from '../model/mark.js';
import type { Collection } from '../model/operation.js';
import { Random } from '../model/random.js';
import { plainRedactor } from '../redaction/plain.testing.js';
import { newRegistry } from '../registry/registry.testing.js';
import type { Probe } from '../model/probe.js';
import type { Report } from '../model/report.js';
import type { Authorizer, Transport } from '../model/transport.js';
import { probes } from '../probes/index.js';
import { liveSource } from '../driver/live.js';
import { createTransport } from '../transport/transport.js';

/** A journal in nobody's memory: what the tests create ends with the provider that they started. */
const forgetful: Journal = {
  begin: () => Promise.resolve(),
  intend: (collection) => Promise.resolve({ collection, number: 0 }),
  created: () => Promise.resolve(),
  refused: () => Promise.resolve(),
  deleted: () => Promise.resolve(),
  settled: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** Nothing is written, so nothing has to be redacted. */
const plain = plainRedactor();

export interface Subject {
  readonly origin: string;
  readonly collection: Collection;
  readonly other?: Collection;
  readonly authorizer: (transport: Transport) => Authorizer;
}

export interface Judging {
  readonly contract: Contract;
  /** Default: the quick ones. */
  readonly probes?: readonly (string | Probe)[];
  readonly pins?: Readonly<Record<string, string>>;
  readonly consistencySeconds?: number;
}

export const ready = (value: string): Authorizer => ({
  authorization: () => Promise.resolve(value),
  refused: () => Promise.resolve(false),
});

const quick = probes.filter(({ depth }) => depth === 'quick');

const probesOf = (chosen: readonly (string | Probe)[]): readonly Probe[] => [
  ...probes.filter(({ id }) => chosen.includes(id)),
  ...chosen.filter((each) => typeof each !== 'string'),
];

/** Drives a provider with the real probes and judges what comes, as `run` does. */
export const judgeLive = async (subject: Subject, judging: Judging): Promise<Report> => {
  const transport = createTransport();
  const consistencySeconds = judging.consistencySeconds ?? 0.1;
  let soFar: () => readonly Finding[] = () => [];
  const source = liveSource({
    ...{ transport, journal: forgetful, origin: subject.origin, collection: subject.collection },
    ...{ other: subject.other, seed: 7, mark: markOf(new Random(7).hex(16)), timeoutMs: 5000 },
    ...{ readOnly: false, allowMutations: false, loopback: true, failedLoginsAllowed: true },
    ...{ signal: new AbortController().signal, consistencySeconds },
    authorizer: subject.authorizer(transport),
    probes: judging.probes ? probesOf(judging.probes) : quick,
    verdicts: () => soFar(),
  });
  const builder = new ReportBuilder();
  const events = judge(source, {
    contract: judging.contract,
    claims,
    tool: { name: 'test', version: '0' },
    run: {
      ...{ id: 'r', command: 'run', startedAt: new Date(0).toISOString(), seed: 7 },
      ...{ target: subject.origin, profile: judging.contract.profile, shard: null },
    },
    settings: { consistencySeconds, pins: judging.pins ?? {}, gate: 'error' },
    redactor: plain,
    registry: newRegistry,
    now: Date.now,
    onVerdicts: (told) => (soFar = told),
  });
  try {
    for (;;) {
      const next = await events.next();
      if (next.done === true) {
        if (next.value.error?.exit === 70) throw next.value.error;
        break;
      }
      builder.add(next.value);
    }
  } finally {
    await transport.close();
  }
  const report = builder.build();
  if (!report) throw new Error('the engine ended without a verdict');
  return report;
};

/** The checks that found something, sorted. */
export const firing = (report: Report, severities: readonly string[]): readonly string[] =>
  [
    ...new Set(
      report.findings
        .filter((each) => severities.includes(each.severity))
        .map(({ check }) => check),
    ),
  ].sort();

import { retryAfter } from '../checks/_retry-after.js';
import { way } from '../driver/barred.js';
import { createAuthorizer } from '../auth/authorizer.js';
import { claims } from '../checks/index.js';
import { judge } from '../engine/judge.js';
import type { Contract } from '../model/contract.js';
import { ReportBuilder } from '../engine/report-builder.js';
import type { Finding } from '../model/finding.js';
import type { Journal } from '../model/journal.js';
import { markOf } from '../model/mark.js';
import type { Collection } from '../model/operation.js';
import { Random } from '../driver/random.js';
import { plainRedactor } from '../redaction/plain.testing.js';
import { newRegistry } from '../registry/registry.testing.js';
import type { Probe } from '../model/probe.js';
import type { Redactor } from '../model/redactor.js';
import type { Report } from '../model/report.js';
import type { SentValues } from '../model/sent-values.js';
import type { Batch, Source } from '../model/source.js';
import type { Authorizer, Transport } from '../model/transport.js';
import { probes } from '../probes/index.js';
import { leading, probesOf } from './plan.js';
import { loginsOf, requestsOf } from './planned-requests.js';
import { plannedTransport } from './planned-transport.js';
import { NO_FACTS } from './run-facts.js';
import type { Clock } from '../driver/clock.js';
import type { Permissions } from '../driver/left-out.js';
import { liveSource, type LiveSource } from '../driver/live.js';
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

/** Is told of each request of a token. */
export type OnSent = LiveSource['tokenSent'];

export interface Subject {
  readonly origin: string;
  readonly collection: Collection;
  readonly other?: Collection;
  /** @param sent is to be told of each token request */
  readonly authorizer: (transport: Transport, sent: OnSent) => Authorizer;
  /** Of the second collection alone. */
  readonly otherToken?: string;
  readonly tokenUrl?: string;
  /** The authorizer knows an expired token. */
  readonly hasExpired?: boolean;
}

export interface Judging {
  readonly contract: Contract;
  /** By their ids, or probes that are not in the catalogue. Default: the quick ones. */
  readonly probes?: readonly (string | Probe)[];
  readonly pins?: Readonly<Record<string, string>>;
  readonly consistencySeconds?: number;
  /** Default: 7. */
  readonly seed?: number;
  readonly values?: SentValues;
  /** For one request, milliseconds. Default: 5000. */
  readonly timeoutMs?: number;
  readonly clock?: Clock;
  /** What stands between the run and the network. Default: nothing. */
  readonly through?: (real: Transport) => Transport;
  /** As if the provider were not on this machine. */
  readonly beyond?: boolean;
  /** Default: `full`. */
  readonly depth?: 'quick' | 'full';
  /** Failed logins are allowed. Default: not beyond this machine. */
  readonly failedLogins?: boolean;
  /** Default: one that redacts nothing. */
  readonly redactor?: Redactor;
  /** Hears all that the source tells. */
  readonly onBatch?: (batch: Batch) => void;
}

const nobody: Transport = {
  send: () => Promise.reject(new Error('a ready token is not asked for')),
  close: () => Promise.resolve(),
};

/** The authorizer of a ready token. @param value with its scheme */
export const ready = (value: string, expiredToken?: string): Authorizer =>
  createAuthorizer(
    { kind: 'token', token: value.slice('Bearer '.length) },
    { transport: nobody, now: Date.now, learn: () => undefined, expiredToken, way },
  );

/** How long an older state may be seen, seconds. */
const CONSISTENCY = 0.1;

const chosenProbes = (chosen: Judging['probes'], loopback: boolean): readonly Probe[] => {
  if (!chosen) return probesOf({ probes: undefined, depth: 'quick' }, { loopback });
  const named = probes.filter(({ id }) => chosen.includes(id));
  const others = chosen.filter((each) => typeof each !== 'string');
  return [...leading(named), ...others];
};

/** Drives a provider with the real probes and judges what comes, as `run` does. */
export const judgeLive = async (subject: Subject, judging: Judging): Promise<Report> => {
  const network = createTransport();
  const transport = judging.through?.(network) ?? network;
  const beyond = judging.beyond ?? false;
  const driven = chosenProbes(judging.probes, !beyond);
  const { depth = 'full', failedLogins = !beyond } = judging;
  const permissions: Permissions = {
    ...{ loopback: !beyond, failedLoginsAllowed: failedLogins, readOnly: false, depth },
    hasOther: subject.other !== undefined,
    hasOtherToken: subject.otherToken !== undefined,
    hasKey: subject.tokenUrl !== undefined,
    hasRoom: !beyond || depth === 'full',
    expiredToken: subject.hasExpired === true ? 'long' : 'none',
  };
  const requests = requestsOf(driven, { prefix: '', permissions, exclusions: [] });
  const { origin } = subject;
  let soFar: () => readonly Finding[] = () => [];
  const source: LiveSource = liveSource({
    transport: driven.every(({ sends }) => sends)
      ? plannedTransport(transport, {
          ...{ origin, requests, tokenUrl: subject.tokenUrl },
          tokenGets: loginsOf(driven, permissions).gets,
        })
      : transport,
    ...{ journal: forgetful, origin, collection: subject.collection, retryAfter },
    ...{
      other: subject.other,
      seed: judging.seed ?? 7,
      mark: markOf(new Random(7).hex(16)),
      timeoutMs: judging.timeoutMs ?? 5000,
    },
    ...(judging.clock && { clock: judging.clock }),
    ...permissions,
    allowMutations: beyond,
    mostFailedLogins: { quick: 8, full: 50 }[depth],
    otherAuthorizer:
      subject.otherToken === undefined ? undefined : ready(`Bearer ${subject.otherToken}`),
    signal: new AbortController().signal,
    ...(judging.values && { values: judging.values }),
    consistencySeconds: judging.consistencySeconds ?? CONSISTENCY,
    authorizer: subject.authorizer(transport, (request, sent) => {
      source.tokenSent(request, sent);
    }),
    probes: driven,
    verdicts: () => soFar(),
  });
  try {
    return await judgeSource(source, judging, (told) => (soFar = told));
  } finally {
    await transport.close();
  }
};

/** Judges whatever yields exchanges. Throws what went wrong within the judge. */
export const judgeSource = async (
  source: Source,
  judging: Judging,
  onVerdicts: (soFar: () => readonly Finding[]) => void = () => undefined,
): Promise<Report> => {
  const { contract, pins = {}, consistencySeconds = CONSISTENCY, onBatch } = judging;
  const builder = new ReportBuilder();
  const events = judge(onBatch ? heard(source, onBatch) : source, {
    contract,
    claims,
    tool: { name: 'test', version: '0' },
    run: {
      ...{ id: 'r', command: 'run', startedAt: new Date(0).toISOString(), seed: 7 },
      ...{ target: 'test', profile: contract.profile, shard: null, ...NO_FACTS },
    },
    settings: { consistencySeconds, pins, gate: 'error' },
    redactor: judging.redactor ?? plain,
    registry: newRegistry,
    now: Date.now,
    onVerdicts,
  });
  for (;;) {
    const next = await events.next();
    if (next.done === true) {
      if (next.value.error?.exit === 70) throw next.value.error;
      break;
    }
    builder.add(next.value);
  }
  const report = builder.build();
  if (!report) throw new Error('the engine ended without a verdict');
  return report;
};

async function* heard(source: Source, onBatch: (batch: Batch) => void): AsyncGenerator<Batch> {
  for await (const batch of source) {
    onBatch(batch);
    yield batch;
  }
}

/** The checks that found something, sorted. */
export const firing = (report: Report, severities: readonly string[]): readonly string[] =>
  [
    ...new Set(
      report.findings
        .filter((each) => severities.includes(each.severity))
        .map(({ check }) => check),
    ),
  ].sort();

import { hasNextPage, nextPage } from '../driver/next-page.js';
import { randomBytes } from 'node:crypto';
import { isAbsolute, relative, resolve } from 'node:path';
import { judge, type JudgeOptions as EngineOptions } from '../engine/judge.js';
import type { Check, Monitor } from '../model/check.js';
import type { Contract } from '../model/contract.js';
import { ConformanceError } from '../model/error.js';
import { appError } from './errors.js';
import type { Finding } from '../model/finding.js';
import type { Vouched } from '../model/exchange.js';
import { ReportBuilder } from '../engine/report-builder.js';
import type { Redactor } from '../model/redactor.js';
import type { Report, RunInfo } from '../model/report.js';
import type { Reporter } from '../model/reporter.js';
import type { Source } from '../model/source.js';
import { disguised } from '../redaction/disguises.js';
import { History } from '../registry/history.js';
import { reporters } from '../reporters/index.js';
import { loadContract } from '../openapi/load.js';
import { documentRemarks } from './document-remarks.js';
import { setEarlierAside } from './earlier-reports.js';
import { trafficClaims } from './claims.js';
import { bailing } from './bail.js';
import { idleDaysOf } from './idle-days.js';
import { openOutputs } from './outputs.js';
import { TOOL_NAME, version } from './packaged.js';
import { withinMemory } from './memory.js';
import type { Judged } from './outcome.js';
import type { Ports } from './ports.js';
import type { Judging } from './judging.js';
import { NO_FACTS, type RunFacts } from './run-facts.js';
import type { ChosenDocument } from './settings.js';
import { waiverRemarks } from './waiver-remarks.js';
import { WatchedSource } from './watched-source.js';

/** What is judged, and what the report says of where it came from. */
export interface Judgeable {
  readonly command: RunInfo['command'];
  readonly target: string;
  readonly seed: number;
  /** Default: nothing more is known. */
  readonly facts?: RunFacts;
  /** Default: drawn. */
  readonly runId?: string;
  /** What whoever recorded says of the writes that are shown. */
  readonly vouched?: Vouched;
  readonly contract: Contract;
  readonly source: Source;
  /** The history of the series, where one is kept. */
  readonly history?: string;
  /** Reads an exchange of the source again, by its id. */
  readonly reread?: NonNullable<EngineOptions['reread']>;
  readonly redactor: Redactor;
  /** Takes what tells the findings so far; for a source that may ask. */
  readonly onVerdicts?: NonNullable<EngineOptions['onVerdicts']>;
  /** Ends the source, which cleans up after itself, before it is through. */
  readonly stop?: () => void;
  /** What judges. Default: every claim on traffic. */
  readonly claims?: readonly (Check | Monitor)[];
  /** Formats go to standard output; to files too where a folder was named. */
  readonly prints?: { readonly filesToo: boolean };
}

/** The contract of a document, compiled whole. Throws `unknown-operation` for one that is asked for and is not in it. */
export const contractOf = async (
  chosen: ChosenDocument & Partial<Pick<Judging, 'only'>>,
): Promise<Contract> => {
  const contract = await readContract(chosen);
  contract.compileAll();
  return contract;
};

/** The contract of a document; what judges messages is compiled when the first of them is judged. Throws as `contractOf`. */
export const readContract = async ({
  spec,
  overlays,
  profile,
  overlaysMustMatch,
  only = [],
}: ChosenDocument & Partial<Pick<Judging, 'only'>>): Promise<Contract> => {
  const contract = await loadContract({
    ...{ file: spec, overlays, profile, overlaysMustMatch },
    displayPath: shown(spec),
  });
  const known = contract.operations.map(({ id }) => id);
  const stranger = only.find((id) => !known.includes(id));
  if (stranger !== undefined)
    throw appError('unknown-operation', `the document has no operation "${stranger}"`, {
      next: `name some of ${known.slice(0, MOST_NAMED).join(', ')}`,
    });
  return contract;
};

const MOST_NAMED = 20;

/** A path as it is read from the folder of the call; absolute where that would climb out of it. */
const shown = (file: string): string => {
  const path = relative(process.cwd(), resolve(file));
  return path === '' || path.startsWith('..') || isAbsolute(path) ? file : path;
};

/** Judges a source: events to every reporter, then the verdict. */
export const judged = async (what: Judgeable, judging: Judging, ports: Ports): Promise<Judged> => {
  const builder = new ReportBuilder();
  const outputs = outputsOf(what, judging, ports);
  const earlier = setEarlierAside(judging.reports, outputs.files);
  let soFar: () => readonly Finding[] = () => [];
  const { gate, bail } = judging;
  const findings = () => soFar();
  const source = bail ? bailing(what.source, { findings, gate, stop: what.stop }) : what.source;
  const watched = new WatchedSource(withinMemory(source));
  const onVerdicts = (told: typeof soFar) => {
    soFar = told;
    what.onVerdicts?.(told);
  };
  const events = judge(watched, { ...engineOptions(what, judging, watched, ports), onVerdicts });
  let error: ConformanceError | undefined;
  for (;;) {
    const next = await events.next();
    if (next.done === true) {
      error = next.value.error;
      break;
    }
    builder.add(next.value);
    ports.hear({ kind: 'event', event: next.value });
    outputs.event(next.value);
  }
  const failed = outputs.close();
  earlier.replaced();
  const report = builder.build();
  if (!report) throw appError('internal', 'the engine ended without a verdict', { cause: error });
  const refused =
    judging.acceptsPins === undefined ? undefined : await notAccepted(judging.acceptsPins, report);
  return {
    kind: 'judged',
    report,
    errors: [failed, error, ownFault(what, judging), refused].filter((each) => each !== undefined),
    signal: ports.interrupted.aborted ? String(ports.interrupted.reason) : undefined,
    files: failed ? [] : outputs.files,
  };
};

/** What a check of the user's own did wrong may quote what it was shown. */
const ownFault = ({ redactor }: Judgeable, { own }: Judging): ConformanceError | undefined => {
  const { first } = own.faults;
  return first && appError('own-check-failed', redactor.redact(first.message));
};

const outputsOf = (what: Judgeable, judging: Judging, ports: Ports) =>
  openOutputs({
    reporters: chosen(judging.formats),
    jobSummary: jobSummary(judging),
    folder: judging.reports,
    ...(what.prints ? { prints: what.prints } : {}),
    ...(judging.output === undefined ? {} : { single: judging.output }),
    style: ports.style,
    redactor: what.redactor,
    out: ports.out,
  });

const engineOptions = (
  what: Judgeable,
  judging: Judging,
  watched: WatchedSource,
  ports: Ports,
): EngineOptions => ({
  contract: what.contract,
  claims: what.claims ?? [...trafficClaims, ...judging.own.claims],
  ownFault: () => judging.own.faults.first,
  tool: { name: TOOL_NAME, version: version() },
  run: runInfo(what, judging),
  settings: {
    consistencySeconds: judging.consistencySeconds,
    pins: judging.pins,
    gate: judging.gate,
  },
  severities: judging.severities,
  ...(judging.only ? { only: judging.only } : {}),
  exclusions: judging.exclusions,
  demands: judging.demands,
  redactor: what.redactor,
  registry: () => new History(disguised, { hasNextPage, nextPage }),
  ...(what.reread ? { reread: what.reread } : {}),
  now: Date.now,
  ...waiving(what, judging, watched),
  onProgress: ({ exchanges }) => {
    ports.hear({ kind: 'counted', exchanges });
  },
});

/** Writes the observed pins. @returns why it could not */
const notAccepted = async (
  file: string,
  { pins }: Report,
): Promise<ConformanceError | undefined> => {
  const { acceptPins } = await import('../settings/accept-pins.js');
  try {
    acceptPins(file, pins);
    return undefined;
  } catch (error) {
    if (error instanceof ConformanceError) return error;
    throw error;
  }
};

const waiving = (what: Judgeable, judging: Judging, watched: WatchedSource) =>
  ({
    waive: (finding) => judging.waivers.waive(finding),
    remarks: (judged) => [
      ...waiverRemarks(judging.waivers, judged, {
        now: Date.now(),
        isWhole: watched.isWhole,
        idleDays: idleDaysOf(what.history, runInfo(what, judging)),
      }),
      ...documentRemarks(what.contract.gaps),
    ],
  }) satisfies Partial<EngineOptions>;

const chosen = (formats: readonly string[]): readonly Reporter[] =>
  reporters.filter(({ name }) => formats.includes(name));

const jobSummary = ({ jobSummary: file }: Judging) => {
  const reporter = reporters.find(({ name }) => name === 'markdown');
  return file !== undefined && reporter ? { reporter, file } : undefined;
};

const runInfo = (what: Judgeable, judging: Judging): RunInfo => ({
  id: what.runId ?? randomBytes(8).toString('hex'),
  command: what.command,
  startedAt: new Date().toISOString(),
  seed: what.seed,
  target: what.target,
  profile: judging.profile,
  gate: judging.gate,
  shard: null,
  ...(judging.configuration === undefined ? {} : { configuration: judging.configuration }),
  options: judging.repeated,
  ...(what.facts ?? NO_FACTS),
  narrowedBy: [...judging.narrowedBy, ...(what.facts ?? NO_FACTS).narrowedBy],
  ...(what.vouched === undefined ? {} : { vouched: what.vouched }),
});

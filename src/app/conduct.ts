import { randomBytes } from 'node:crypto';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { acceptPins } from '../settings/accept-pins.js';
import { judge, type JudgeOptions as EngineOptions } from '../engine/judge.js';
import type { Check, Monitor } from '../model/check.js';
import type { Contract } from '../model/contract.js';
import { ConformanceError } from '../model/error.js';
import { terminal } from '../model/escape.js';
import { ReportBuilder } from '../engine/report-builder.js';
import type { Redactor } from '../model/redactor.js';
import type { Report, RunInfo } from '../model/report.js';
import type { Reporter } from '../model/reporter.js';
import type { Source } from '../model/source.js';
import { disguised } from '../redaction/disguises.js';
import { History } from '../registry/history.js';
import { reporters } from '../reporters/index.js';
import { loadContract } from '../openapi/load.js';
import { trafficClaims } from './claims.js';
import { exitOf } from './exit.js';
import type { Hooks } from './hooks.js';
import { openOutputs } from './outputs.js';
import { TOOL_NAME, version } from './packaged.js';
import { Progress } from './progress.js';
import { resolveSettings, type JudgeOptions, type Settings } from './settings.js';
import { waiverRemarks } from './waiver-remarks.js';
import { WatchedSource } from './watched-source.js';

/** What a judging command came to. */
export interface Conducted {
  readonly report: Report;
  readonly exit: number;
  /** What went wrong besides what the report says. */
  readonly error: ConformanceError | undefined;
}

/** What is judged, and what the report says of where it came from. */
export interface Conduct {
  readonly command: RunInfo['command'];
  readonly target: string;
  readonly seed: number;
  readonly contract: Contract;
  readonly source: Source;
  /** Reads an exchange of the source again, by its id. */
  readonly reread?: NonNullable<EngineOptions['reread']>;
  readonly redactor: Redactor;
  /** What judges. Default: every claim on traffic. */
  readonly claims?: readonly (Check | Monitor)[];
  /** Severities of claims in this command, below those of the configuration. */
  readonly severities?: Settings['severities'];
  /** Formats go to standard output; to files too where a folder was named. */
  readonly prints?: { readonly filesToo: boolean };
}

export const contractOf = async ({ spec, overlays, profile }: Settings): Promise<Contract> => {
  const contract = await loadContract({ file: spec, overlays, profile, displayPath: shown(spec) });
  contract.compileAll();
  return contract;
};

/** A path as it is read from the folder of the call; absolute where that would climb out of it. */
const shown = (file: string): string => {
  const path = relative(process.cwd(), resolve(file));
  return path === '' || path.startsWith('..') || isAbsolute(path) ? file : path;
};

/** The contract of the library's `contract`. */
export const loadContractFor = (
  options: Pick<JudgeOptions, 'spec' | 'overlay' | 'profile'>,
): Promise<Contract> => contractOf(resolveSettings(options, {}, Date.now()));

/** Judges a source: events to every reporter, then the verdict and the exit code. */
export const conduct = async (
  what: Conduct,
  settings: Settings,
  hooks: Hooks,
): Promise<Conducted> => {
  const { redactor } = what;
  const builder = new ReportBuilder();
  const progress = new Progress(hooks);
  const outputs = openOutputs({
    reporters: chosen(settings.formats),
    jobSummary: jobSummary(hooks),
    folder: settings.reports,
    ...(what.prints ? { prints: what.prints } : {}),
    look: hooks.look,
    redactor,
    out: hooks.out,
  });
  const watched = new WatchedSource(what.source);
  const events = judge(watched, {
    contract: what.contract,
    claims: what.claims ?? trafficClaims,
    tool: { name: TOOL_NAME, version: version() },
    run: runInfo(what, settings),
    settings: judgeSettings(settings),
    severities: { ...what.severities, ...settings.severities },
    redactor,
    registry: () => new History(disguised),
    ...(what.reread ? { reread: what.reread } : {}),
    now: Date.now,
    ...waiving(settings, watched),
    onProgress: (counts) => {
      progress.counted(counts.exchanges);
    },
  });
  let judged: ConformanceError | undefined;
  for (;;) {
    const next = await events.next();
    if (next.done === true) {
      judged = next.value.error;
      break;
    }
    builder.add(next.value);
    progress.event(next.value);
    outputs.event(next.value);
  }
  const failed = outputs.close();
  const files = failed || (what.prints && !what.prints.filesToo) ? [] : filesOf(settings);
  if (files.length > 0 && !hooks.look.quiet) hooks.note(`conformance: wrote ${files.join(', ')}`);
  const report = builder.build();
  if (!report)
    throw new ConformanceError('internal', 'the engine ended without a verdict', { cause: judged });
  const refused = settings.acceptsPins ? notAccepted(settings, report) : undefined;
  const error = failed ?? judged ?? refused;
  return {
    ...{ report, error },
    exit: exitOf(report.verdict, [failed, judged, refused], signalOf(hooks)),
  };
};

/** Writes the observed pins. @returns why it could not */
const notAccepted = (
  { configurationFile }: Settings,
  { pins }: Report,
): ConformanceError | undefined => {
  try {
    acceptPins(configurationFile, pins);
    return undefined;
  } catch (error) {
    if (error instanceof ConformanceError) return error;
    throw error;
  }
};

const judgeSettings = ({ consistencySeconds, pins, gate }: Settings) => ({
  consistencySeconds,
  pins,
  gate,
});

const waiving = ({ waivers }: Settings, watched: WatchedSource) =>
  ({
    waive: (finding) => waivers.waive(finding),
    remarks: (judged) =>
      waiverRemarks(waivers, judged, { now: Date.now(), isWhole: watched.isWhole }),
  }) satisfies Partial<EngineOptions>;

const signalOf = ({ interrupted }: Hooks): string | undefined =>
  interrupted.aborted ? String(interrupted.reason) : undefined;

const chosen = (formats: readonly string[]): readonly Reporter[] =>
  reporters.filter(({ name }) => formats.includes(name));

const filesOf = ({ formats, reports }: Settings): readonly string[] =>
  chosen(formats).flatMap(({ file }) => (file === null ? [] : [terminal(join(reports, file))]));

const jobSummary = ({ env }: Hooks) => {
  const file = env.GITHUB_STEP_SUMMARY;
  const reporter = reporters.find(({ name }) => name === 'markdown');
  return file !== undefined && file !== '' && reporter ? { reporter, file } : undefined;
};

const runInfo = (what: Conduct, settings: Settings): RunInfo => ({
  id: randomBytes(8).toString('hex'),
  command: what.command,
  startedAt: new Date().toISOString(),
  seed: what.seed,
  target: what.target,
  profile: settings.profile,
  gate: settings.gate,
  shard: null,
});

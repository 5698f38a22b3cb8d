import type { ExchangeOptions } from './app/given/judge.js';
import type { GivenAnswer, GivenExchange } from './app/given/exchange.js';
import type { Story, StoryOptions } from './app/given/story.js';
import type { Judgment } from './app/given/judgment.js';
import type { Judged, LintFinding } from './app/outcome.js';
import { type Ports, SILENT } from './app/ports.js';
import { type InputOf, settingsOf } from './app/settings.js';
import type { DiffReport } from './app/diff.js';
import type { Contract } from './model/contract.js';
import { toolError } from './model/error.js';
import type { Report } from './model/report.js';

export type { GivenBody } from './app/given/body.js';
export type { GivenAnswer, GivenExchange, GivenResponse } from './app/given/exchange.js';
export type { GivenHeaders } from './app/given/headers.js';
export type { GivenRequest } from './app/given/request.js';
export type { ExchangeOptions } from './app/given/judge.js';
export type { Story, StoryOptions } from './app/given/story.js';
export type { Judgment } from './app/given/judgment.js';
export {
  defineCheck,
  defineMonitor,
  type OwnCheck,
  type OwnContext,
  type OwnExample,
  type OwnMonitor,
} from './app/own/define.js';
export type { MonitorRun, Settle } from './model/check.js';
export type { Exchange } from './model/exchange.js';
export { couldNotTell, fail, notApplicable, PASS, type Verdict } from './model/verdict.js';
export type { Change, DiffReport } from './app/diff.js';
export type { Contract } from './model/contract.js';
export { ConformanceError } from './model/error.js';
export type { Finding } from './model/finding.js';
export type { LintFinding } from './app/outcome.js';
export type { Report } from './model/report.js';

/** What a library caller may add to the options of a command. */
export interface LibraryOptions {
  /** Credentials and settings, by the names of the environment; default: none. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Aborting it cleans up and ends the run with what was judged so far. */
  readonly signal?: AbortSignal;
}

/** The names are those of the flags. */
export type RunOptions = Omit<InputOf<'run'>, 'dryRun' | 'quiet' | 'color'> & LibraryOptions;
export type CheckOptions = Omit<InputOf<'check'>, 'quiet' | 'color'> &
  LibraryOptions & {
    /** HAR files; `-` is standard input. */
    readonly files: readonly string[];
  };
export type ContractOptions = InputOf<'contract'>;
export type DiffOptions = Omit<
  InputOf<'diff'>,
  'format' | 'reports' | 'gate' | 'quiet' | 'color'
> & {
  /** Files, `-`, or `REVISION:PATH` of git. */
  readonly old: string;
  readonly new: string;
};
export type LintOptions = Pick<InputOf<'lint'>, 'spec' | 'config'>;

/** What a caller said, or left undefined. */
interface Called {
  readonly env: LibraryOptions['env'] | undefined;
  readonly signal: AbortSignal | undefined;
}

const portsOf = ({ env = {}, signal }: Called): Ports => ({
  ...SILENT,
  env,
  ...(signal ? { interrupted: signal } : {}),
});

/** Our own fault is thrown; what a server did, and what came in the way, is in the report. */
const reportOf = ({ report, errors }: Judged): Report => {
  const ours = errors.find(({ exit }) => exit === 70);
  if (ours) throw ours;
  return report;
};

/**
 * Drives the five operations of a target and judges every exchange; writes what `format` names into
 * `reports`, by default nothing. A target that cannot be reached is a report that could not tell.
 * @throws ConformanceError for what the caller or the tool got wrong, never for what a server did
 */
export const run = async ({ env, signal, ...input }: RunOptions = {}): Promise<Report> => {
  const ports = portsOf({ env, signal });
  const settings = settingsOf('run', { format: [], ...input }, ports.env);
  const outcome = await (await import('./app/run.js')).run(settings, ports);
  if (outcome.kind === 'judged') return reportOf(outcome);
  throw toolError('usage', 'a dry run is of the command line only');
};

/**
 * Judges recordings; writes what `format` names into `reports`, by default nothing.
 * @throws ConformanceError for what the caller or the tool got wrong, never for what a server did
 */
export const check = async ({ env, signal, files, ...input }: CheckOptions): Promise<Report> => {
  if (!Array.isArray(files) || files.some((file) => typeof file !== 'string'))
    throw toolError('usage', 'the option files is wrong', {
      next: 'name a list of files',
    });
  const ports = portsOf({ env, signal });
  const settings = settingsOf('check', { format: [], ...input }, ports.env);
  return reportOf(await (await import('./app/check.js')).check(files, settings, ports));
};

/** Compiles a document, by default the packaged one. @throws ConformanceError for what is wrong with it */
export const contract = async (options: ContractOptions = {}): Promise<Contract> =>
  (await import('./app/contract.js')).contract(settingsOf('contract', options, {}));

/** The gaps of a document, by default the packaged one. @throws ConformanceError for what is wrong with it */
export const lint = async (options: LintOptions = {}): Promise<readonly LintFinding[]> =>
  (await (await import('./app/lint.js')).lint(settingsOf('lint', options, {}))).findings;

/** What comes between two documents. @throws ConformanceError for what is wrong with one of them */
export const diff = async ({ old, new: now, ...input }: DiffOptions): Promise<DiffReport> => {
  if (typeof old !== 'string' || typeof now !== 'string')
    throw toolError('usage', 'the options old and new are wrong', {
      next: 'name two documents',
    });
  const settings = settingsOf('diff', input, {});
  return (await (await import('./app/diff.js')).diff(old, now, settings, SILENT)).report;
};

/** By what a caller's exchanges are judged. */
const contractIn = async (options: ExchangeOptions | StoryOptions): Promise<Contract> => {
  const { contract: given } = Object(options) as Partial<ExchangeOptions>;
  if (given === undefined) return contract();
  return (await import('./app/given/options.js')).rightContract(given);
};

/**
 * Judges one exchange; reads no file but the document, writes none, and asks nobody. What the content, the
 * header fields or the request would have to tell, and did not, is among what could not be told.
 * @throws ConformanceError for what the caller got wrong, never for what a server did
 */
export const judge = async (
  exchange: GivenAnswer,
  options: ExchangeOptions = {},
): Promise<Judgment> => {
  const { judgeExchange } = await import('./app/given/judge.js');
  return judgeExchange(exchange, options, await contractIn(options));
};

/**
 * Judges exchanges in their order, as a history: what was created is listed, what was deleted stays deleted.
 * With a sequence it gives what all of it comes to; without one, a story to which exchanges are added one by one.
 * @throws ConformanceError for what the caller got wrong, never for what a server did
 */
export function story(options?: StoryOptions): Promise<Story>;
export function story(
  exchanges: Iterable<GivenExchange> | AsyncIterable<GivenExchange>,
  options?: StoryOptions,
): Promise<Judgment>;
export async function story(
  first: StoryOptions | Iterable<GivenExchange> | AsyncIterable<GivenExchange> = {},
  second: StoryOptions = {},
): Promise<Story | Judgment> {
  const { storyOf } = await import('./app/given/story.js');
  const exchanges = isSequence(first) ? first : undefined;
  const options = isSequence(first) ? second : first;
  const told = storyOf(options, await contractIn(options));
  if (!exchanges) return told;
  for await (const exchange of exchanges) told.add(exchange);
  return told.end();
}

const isSequence = (
  value: unknown,
): value is Iterable<GivenExchange> | AsyncIterable<GivenExchange> =>
  Symbol.iterator in Object(value) || Symbol.asyncIterator in Object(value);

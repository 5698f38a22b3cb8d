import { ConformanceError, toolError } from '../model/error.js';
import type { RunEvent } from '../model/event.js';
import type { RunInfo } from '../model/report.js';
import type { Source } from '../model/source.js';
import { Judgement } from './judgement.js';
import { type MergeOptions, MergedJudgement } from './merged.js';
import type { JudgeOptions } from './options.js';
import type { JudgedShards, Shard } from './shards.js';

export type { JudgedCount, JudgeOptions, Remark } from './options.js';

/** How a run ended: with the error that ended it early, where there was one. */
export interface Judged {
  /** What the source threw, or, with the code `internal`, what a check of ours did. */
  readonly error?: ConformanceError;
}

/**
 * Judges every exchange of a source. The stream begins with `run-started` and ends with `run-finished`,
 * whatever the source or a check throws; such an error is the generator's return value.
 */
export async function* judge(
  source: Source,
  options: JudgeOptions,
): AsyncGenerator<RunEvent, Judged, void> {
  const startedAt = options.now();
  yield started(options);
  const judgement = new Judgement(options);
  const failure = yield* hear(source, judgement, options, false);
  judgement.finish(startedAt, failure);
  yield* judgement.drain();
  return endedBy(judgement.error ?? failure);
}

/**
 * Judges a part of a run: whole collections, by one source, for `judgeMerged`. Requests of no collection may
 * be in any part, each in one. That a secret is issued once, and that secrets vary, is judged over all parts; that one stands in no
 * later answer, and that it is scrubbed where it is not known by its name, only in the part that saw it issued.
 */
export const judgeShard = async (
  source: Source,
  options: JudgeOptions,
): Promise<Judged & { readonly shard: Shard }> => {
  const judgement = new Judgement(options);
  const stream = hear(source, judgement, options, true);
  for (;;) {
    const next = await stream.next();
    if (next.done !== true) continue;
    return { ...endedBy(judgement.error ?? next.value), shard: judgement.shard() };
  }
};

/**
 * The stream of a run whose parts were judged apart: the same findings, counts and verdict as `judge` gives.
 * @param run when the run began, in milliseconds since the epoch, and what ended a part of it early
 */
export function* judgeMerged(
  shards: JudgedShards,
  options: MergeOptions,
  run: Judged & { readonly startedAt: number },
): Generator<RunEvent, Judged, void> {
  yield started(options);
  const judgement = new MergedJudgement(shards, options);
  yield* judgement.conclude(run.startedAt, run.error);
  return endedBy(judgement.error ?? run.error);
}

/** Judges what comes, to its end. @returns what the source threw */
async function* hear(
  source: Source,
  judgement: Judgement,
  { onProgress }: JudgeOptions,
  isPart: boolean,
): AsyncGenerator<RunEvent, ConformanceError | undefined, void> {
  let failure: ConformanceError | undefined;
  try {
    for await (const batch of source) {
      const goesOn = judgement.judge(batch);
      onProgress?.(judgement.progress);
      yield* judgement.drain();
      if (!goesOn) break;
    }
  } catch (thrown) {
    failure = asError(thrown);
  }
  judgement.settle(isPart);
  return failure;
}

const endedBy = (error: ConformanceError | undefined): Judged => (error ? { error } : {});

const asError = (thrown: unknown): ConformanceError =>
  thrown instanceof ConformanceError
    ? thrown
    : toolError('internal', 'the source of the exchanges failed', { cause: thrown });

const started = ({ tool, run, contract, redactor }: JudgeOptions): RunEvent => ({
  type: 'run-started',
  schemaVersion: '1',
  tool,
  run: redactedRun(run, (text) => redactor.redact(text)),
  document: contract.document,
});

/** What the caller says of the run may quote a secret. */
const redactedRun = (run: RunInfo, redact: (text: string) => string): RunInfo => {
  const orNull = (text: string | null) => (text === null ? null : redact(text));
  return {
    ...run,
    target: redact(run.target),
    ...(run.configuration === undefined ? {} : { configuration: redact(run.configuration) }),
    targetUrl: orNull(run.targetUrl),
    institution: orNull(run.institution),
    partner: orNull(run.partner),
    providerVersion: orNull(run.providerVersion),
    buildUrl: orNull(run.buildUrl),
    narrowedBy: run.narrowedBy.map(redact),
    ...(run.options === undefined ? {} : { options: run.options.map(redact) }),
  };
};

import { ConformanceError } from '../model/error.js';
import type { RunEvent } from '../model/event.js';
import type { Source } from '../model/source.js';
import { Judgement } from './judgement.js';
import type { JudgeOptions } from './options.js';

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
  let failure: ConformanceError | undefined;
  try {
    for await (const batch of source) {
      const goesOn = judgement.take(batch);
      options.onProgress?.(judgement.progress);
      yield* judgement.drain();
      if (!goesOn) break;
    }
  } catch (thrown) {
    failure = asError(thrown);
  }
  judgement.settle();
  judgement.finish(startedAt, failure);
  yield* judgement.drain();
  const error = judgement.error ?? failure;
  return error ? { error } : {};
}

const asError = (thrown: unknown): ConformanceError =>
  thrown instanceof ConformanceError
    ? thrown
    : new ConformanceError('internal', 'the source of the exchanges failed', { cause: thrown });

const started = ({ tool, run, contract, redactor }: JudgeOptions): RunEvent => ({
  type: 'run-started',
  schemaVersion: '1',
  tool,
  run: { ...run, target: redactor.redact(run.target) },
  document: contract.document,
});

import { ConformanceError } from '../model/error.js';
import type { Redactor } from '../model/redactor.js';
import type { Batch, Source } from '../model/source.js';
import { createRecorder, type Recorder } from '../recordings/record.js';
import type { EntryEnd } from '../recordings/record-entry.js';
import type { Judged } from './outcome.js';
import { TOOL_NAME, version } from './packaged.js';
import { sweepTorsos, temporaryOf } from './torsos.js';

/**
 * Records what a source yields while it is judged. A recording that is lost on the way, or would hold a
 * secret, is given up; the judging goes on, and the run ends with that error.
 */
export const recording = async (
  file: string,
  redactor: Redactor,
  use: (recorded: (source: Source) => Source) => Promise<Judged>,
): Promise<Judged> => {
  const creator = { name: TOOL_NAME, version: version() };
  sweepTorsos(file);
  const recorder = createRecorder({ file, temporary: temporaryOf(file), redactor, creator });
  try {
    const done = await use((source) => recordedFrom(source, recorder));
    const lost = await closed(recorder);
    return lost ? { ...done, errors: [...done.errors, lost] } : done;
  } finally {
    recorder.discard();
  }
};

/** @returns why there is no recording */
const closed = async (recorder: Recorder): Promise<ConformanceError | undefined> => {
  try {
    await recorder.close();
    return undefined;
  } catch (error) {
    if (error instanceof ConformanceError) return error;
    throw error;
  }
};

async function* recordedFrom(source: Source, recorder: Recorder): AsyncGenerator<Batch> {
  const told: Batch[] = [];
  for await (const batch of source) {
    for (const exchange of batch.exchanges ?? []) add(recorder, exchange);
    if (tellsOfRun(batch)) told.push(batch);
    yield batch;
  }
  recorder.end(endOf(told));
}

const tellsOfRun = ({ plan, probes, leftovers, cutShort }: Batch): boolean =>
  (plan ?? probes ?? leftovers ?? cutShort) !== undefined;

/** @param told what a run told besides exchanges */
const endOf = (told: readonly Batch[]): EntryEnd => {
  const plan = told.find((each) => each.plan)?.plan;
  return {
    cutShort: told.find(({ cutShort }) => cutShort !== undefined)?.cutShort,
    footer: plan && {
      plan,
      probes: told.flatMap(({ probes }) => probes ?? []),
      leftovers: told.flatMap(({ leftovers }) => leftovers ?? []),
    },
  };
};

const add = (recorder: Recorder, exchange: Parameters<Recorder['add']>[0]): void => {
  try {
    recorder.add(exchange);
  } catch (error) {
    // `close` says it again, once all is judged.
    if (!(error instanceof ConformanceError)) throw error;
  }
};

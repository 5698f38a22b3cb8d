import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { type ConformanceError, unreadCode } from '../model/error.js';
import { appError } from './errors.js';
import { reporters } from '../reporters/index.js';
import { replay } from '../reporters/_replay.js';
import { openOutputs, singleOf } from './outputs.js';
import { redactorFor } from './redactor.js';
import type { Ports } from './ports.js';
import type { Settings } from './settings.js';

/** Characters of one line; an event of ours is shorter. */
const LONGEST = 64 * 1024 * 1024;
const CHUNK = 1024 * 1024;

/**
 * Writes formats out of a `report.jsonl`, as they were when it was written live. @returns the files that were written
 * Throws `report-incomplete`, `report-invalid`, `file-…`, `reports-…`, `usage`.
 */
export const report = (
  file: string,
  { values, given }: Settings<'report'>,
  ports: Ports,
): readonly string[] => {
  const { reports: folder, replayFormat: formats, output } = values;
  const single = singleOf(output, formats, given);
  const chosen = reporters.filter(({ name }) => formats.includes(name));
  const lines = linesOf(file);
  const outputs = openOutputs({
    ...{ reporters: chosen, folder, style: ports.style, out: ports.out },
    ...(single === undefined ? {} : { single }),
    redactor: redactorFor(ports),
  });
  try {
    replay(lines, outputs);
  } catch (error) {
    outputs.discard();
    throw error;
  }
  const failed = outputs.close();
  // What a run of ours has written no reporter stumbles over.
  if (failed?.code === 'reporter-failed')
    throw appError('report-invalid', `${file} is no stream of events of ours`);
  if (failed) throw failed;
  return outputs.files;
};

/** The lines of a file, one after the other: it may be larger than memory. Throws `file-not-found`, `file-unreadable`. */
function* linesOf(file: string): Generator<string> {
  const handle = opened(file);
  try {
    const decoder = new StringDecoder('utf8');
    const chunk = Buffer.alloc(CHUNK);
    let rest = '';
    for (let size = read(handle, chunk, file); size > 0; size = read(handle, chunk, file)) {
      const lines = `${rest}${decoder.write(chunk.subarray(0, size))}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
      if (rest.length > LONGEST)
        throw appError('report-invalid', `${file} is no stream of events of ours`);
    }
    yield rest + decoder.end();
  } finally {
    closeSync(handle);
  }
}

const opened = (file: string): number => {
  try {
    return openSync(file, 'r');
  } catch (cause) {
    throw unreadable(file, cause);
  }
};

const read = (handle: number, chunk: Buffer, file: string): number => {
  try {
    return readSync(handle, chunk);
  } catch (cause) {
    throw unreadable(file, cause);
  }
};

const unreadable = (file: string, cause: unknown): ConformanceError =>
  appError(unreadCode(cause), `the report ${file} cannot be read`, { cause });

import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readJournal } from '../journal/journal.js';
import { appError } from './errors.js';
import { createRecorder } from '../recordings/record.js';
import { openFile } from './output-file.js';
import { TOOL_NAME, version } from './packaged.js';
import { redactorFor } from './redactor.js';
import { temporaryOf } from './torsos.js';

/** Where a run would write. */
export interface WrittenPaths {
  /** Folders of reports. */
  readonly folders: readonly string[];
  readonly record: string | undefined;
  readonly journal: string | undefined;
}

/**
 * Tries whether a run could write where it would, and leaves nothing there.
 * @throws ConformanceError what the run would throw: `reports-unwritable`, `recording-unwritable`, `journal-unusable`
 */
export const tryPaths = async ({ folders, record, journal }: WrittenPaths): Promise<void> => {
  for (const folder of folders) tryFolder(folder);
  if (record !== undefined) tryRecording(record);
  if (journal !== undefined) await tryJournal(journal);
};

/** A folder that is not there yet is as good as the one that it would be made in. */
const tryFolder = (folder: string): void => {
  let nearest = resolve(folder);
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  openFile(nearest, 'dry-run').discard();
};

const tryRecording = (file: string): void => {
  const creator = { name: TOOL_NAME, version: version() };
  const redactor = redactorFor({ env: {} });
  createRecorder({ file, temporary: temporaryOf(file), redactor, creator }).discard();
};

const tryJournal = async (file: string): Promise<void> => {
  await readJournal(file);
  try {
    tryFolder(dirname(file));
  } catch (cause) {
    const what = `the journal ${file} cannot be opened`;
    throw appError('journal-unusable', what, { cause });
  }
};

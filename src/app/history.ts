import { dirname, join, resolve } from 'node:path';
import { appendLine } from '../history/file.js';
import { encode } from '../history/line.js';
import { nightOf } from '../history/night.js';
import { defaultJournalFile } from '../journal/journal.js';
import { ConformanceError } from '../model/error.js';
import { appError } from './errors.js';
import type { Redactor } from '../model/redactor.js';
import { isOfEmbedded } from '../model/report.js';
import type { ValuesOf } from '../settings/resolve.js';
import type { Judged } from './outcome.js';

type Told = Pick<ValuesOf<'run'>, 'history' | 'journal' | 'stateFolder'>;

const FILE = 'history.ndjson';

/** The history of a job: beside its journal, unless told otherwise. Throws `usage`. */
export const historyFileOf = ({ history, journal, stateFolder }: Told): string => {
  const beside = journal ?? defaultJournalFile('', { XDG_STATE_HOME: stateFolder });
  const file = history ?? join(dirname(beside), FILE);
  if (journal === undefined || resolve(journal) !== resolve(file)) return file;
  throw appError('usage', `${file} is the journal, and cannot be the history too`, {
    next: 'name two files, --journal and --history',
  });
};

/** Where a line goes, and how long it is kept there. */
export interface HistoryPlace {
  readonly file: string;
  readonly days: number;
}

/**
 * Adds the line of a run that has ended, whatever its verdict. None of the embedded provider, and none of a
 * run that ends with exit 2. A line that cannot be written is a warning, and changes no verdict.
 */
export const remembered = (judged: Judged, redactor: Redactor, place: HistoryPlace): Judged => {
  const { report } = judged;
  const night = isOfEmbedded(report.run) || isCallersFault(judged) ? undefined : nightOf(report);
  if (!night) return judged;
  const line = encode(night);
  try {
    if (redactor.leaks(line)) throw secretIn(place.file);
    appendLine(place.file, line, { days: place.days, now: Date.parse(night.start) });
    return judged;
  } catch (error) {
    if (error instanceof ConformanceError) return { ...judged, warning: error };
    throw error;
  }
};

const isCallersFault = ({ signal, errors }: Judged): boolean => {
  const exits = errors.map(({ exit }) => exit);
  return signal === undefined && exits.includes(2) && !exits.includes(70);
};

const secretIn = (file: string): ConformanceError =>
  appError('secret-in-output', `the history ${file} would hold a secret`);

import { createHash, randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type {
  CollectionKind,
  Intent,
  Journal,
  JournalKeeper,
  JournalState,
} from '../model/journal.js';
import type { Collection } from '../model/operation.js';
import { COMPACT_ABOVE, compactFile, readText } from './file.js';
import { Log } from './log.js';
import { stateOf } from './state.js';

/** Ids in one line: a line is one write, and a short write is not torn. */
const IDS_A_LINE = 500;

export interface JournalOptions {
  readonly file: string;
  readonly target: string;
  readonly mark: string;
  /** RFC 3339. */
  readonly startedAt: string;
}

/**
 * Opens a run's journal, an append-only file of one JSON record a line with mode 0600. Several runs
 * may share it. A file that has grown large is compacted first.
 * @throws ConformanceError `journal-unusable` for a link, another's file, or none that can be opened;
 *   later `journal-lost` where a line cannot be written
 */
export const openJournal = async (options: JournalOptions): Promise<Journal> => {
  const { file, target, mark, startedAt } = options;
  await compactFile(file, COMPACT_ABOVE);
  const log = await Log.open(file);
  const run = randomUUID();
  await log.append({ type: 'run', run, target, mark, startedAt });
  return new FileJournal(log, run);
};

class FileJournal implements Journal {
  readonly #log: Log;
  readonly #run: string;
  #intended = 0;
  #refused = 0;

  constructor(log: Log, run: string) {
    this.#log = log;
    this.#run = run;
  }

  async begin(
    collection: Collection,
    present: readonly string[],
    kind?: CollectionKind,
  ): Promise<void> {
    const place = { run: this.#run, ...placeOf(collection), ...(kind && { kind }) };
    let start = 0;
    do {
      const ids = present.slice(start, start + IDS_A_LINE);
      await this.#log.append({ type: 'present', ...place, ids });
      start += IDS_A_LINE;
    } while (start < present.length);
  }

  async intend(collection: Collection, name: string): Promise<Intent> {
    this.#intended += 1;
    const number = this.#intended;
    const place = { run: this.#run, ...placeOf(collection) };
    await this.#log.appendSynced({ type: 'intend', ...place, number, name });
    return { collection: placeOf(collection), number };
  }

  created({ collection, number: intent }: Intent, clientId: string): Promise<void> {
    const place = { run: this.#run, ...placeOf(collection) };
    return this.#log.append({ type: 'created', ...place, clientId, intent });
  }

  refused({ collection, number: intent }: Intent): Promise<void> {
    this.#refused += 1;
    const place = { run: this.#run, ...placeOf(collection) };
    return this.#log.append({ type: 'refused', ...place, number: this.#refused, intent });
  }

  deleted(collection: Collection, clientId: string): Promise<void> {
    return this.#log.append({ type: 'deleted', run: this.#run, ...placeOf(collection), clientId });
  }

  settled(): Promise<void> {
    return this.#log.append({ type: 'settled', run: this.#run });
  }

  close(): Promise<void> {
    return this.#log.close();
  }
}

/**
 * What the runs of a journal may have left behind. No file is an empty journal.
 * @throws ConformanceError `journal-unusable`
 */
export const readJournal = async (file: string): Promise<JournalState> =>
  stateOf(await readText(file));

/** Opens a journal for a clean-up that looks after earlier runs. */
export const keepJournal = async (file: string): Promise<JournalKeeper> => {
  const log = await Log.open(file);
  return {
    deleted: (run, collection, clientId) =>
      log.append({ type: 'deleted', run, ...placeOf(collection), clientId }),
    settled: (run) => log.append({ type: 'settled', run }),
    close: () => log.close(),
  };
};

/** Drops what is settled, whatever the size of the file. */
export const compactJournal = (file: string): Promise<void> => compactFile(file, 0);

/**
 * The journal of a target: below `$XDG_STATE_HOME`, by default `~/.local/state` (XDG Base Directory
 * Specification: a path that is not absolute is ignored); one file a target.
 */
export const defaultJournalFile = (
  target: string,
  env: Readonly<Record<string, string | undefined>>,
): string => {
  const { XDG_STATE_HOME: state = '', HOME: home = '' } = env;
  const base = isAbsolute(state)
    ? state
    : join(isAbsolute(home) ? home : homedir(), '.local/state');
  const hash = createHash('sha256').update(target).digest('hex').slice(0, 12);
  return join(base, 'partner-clients-conformance', `${hostOf(target)}-${hash}.ndjson`);
};

const hostOf = (target: string): string => {
  const host = URL.canParse(target) ? new URL(target).hostname : target;
  return host
    .replace(/[^\w.-]/g, '')
    .replace(/^\.+/, '')
    .slice(0, 100);
};

const placeOf = ({ institution, partner }: Collection): Collection => ({ institution, partner });

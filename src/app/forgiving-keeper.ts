import { keepJournal } from '../journal/journal.js';
import { ConformanceError } from '../model/error.js';
import type { JournalKeeper } from '../model/journal.js';

export interface ForgivingKeeper extends JournalKeeper {
  /** Why something could not be written down. */
  readonly failure: ConformanceError | undefined;
}

/**
 * A journal for a clean-up, which deletes what it can though the disk be full: what is not written down is asked for
 * again by the next one, and is gone.
 */
export const forgivingKeeper = async (
  file: string,
  open: (file: string) => Promise<JournalKeeper> = keepJournal,
): Promise<ForgivingKeeper> => {
  let failure: ConformanceError | undefined;
  const forgiven = async <T>(work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof ConformanceError)) throw error;
      failure ??= error;
      return undefined;
    }
  };
  const keeper = await forgiven(open(file));
  return {
    get failure() {
      return failure;
    },
    deleted: async (...client) => {
      if (keeper) await forgiven(keeper.deleted(...client));
    },
    settled: async (run) => {
      if (keeper) await forgiven(keeper.settled(run));
    },
    close: async () => {
      if (keeper) await forgiven(keeper.close());
    },
  };
};

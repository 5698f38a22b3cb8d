import type { Collection } from './operation.js';

/** What a run left behind, as its journal knows it. */
export interface JournalEntry {
  /** The mark that the run writes into every client it creates. */
  readonly mark: string;
  readonly collection: Collection;
  readonly clientId: string;
}

/**
 * The file that knows what we created. `intend` is on disk before it returns, so that no request
 * can leave without a trace; the others are on disk before the next `intend`.
 */
export interface Journal {
  /** The ids that were there before the run; none of them is ever ours. */
  begin(collection: Collection, present: readonly string[]): Promise<void>;
  intend(collection: Collection, name: string): Promise<void>;
  created(collection: Collection, clientId: string): Promise<void>;
  deleted(collection: Collection, clientId: string): Promise<void>;
  close(): Promise<void>;
}

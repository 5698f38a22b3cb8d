import type { Collection } from './operation.js';

/** A request that may make a client, as the journal was told of it before it left. */
export interface Intent {
  readonly collection: Collection;
  /** Each has one of its own, within a run. */
  readonly number: number;
}

/**
 * `invented`: the run has made the collection up, so that nobody has clients in it, and no list shows it;
 * `other`: the token of the second collection is the one for it.
 */
export type CollectionKind = 'invented' | 'other';

/**
 * The file that knows what we created. `intend` is on disk before it returns, so that no request
 * can leave without a trace; the others are on disk before the next `intend`.
 */
export interface Journal {
  /** The ids that were there before the run; none of them is ever ours. */
  begin(collection: Collection, present: readonly string[], kind?: CollectionKind): Promise<void>;
  intend(collection: Collection, name: string): Promise<Intent>;
  created(intent: Intent, clientId: string): Promise<void>;
  /** It was refused, or never sent: what was intended did not come about. */
  refused(intent: Intent): Promise<void>;
  deleted(collection: Collection, clientId: string): Promise<void>;
  /** A list showed that nothing of the run is left, creates without an answer included. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** What one run did to one collection, as its journal tells. */
export interface JournalCollection {
  readonly collection: Collection;
  /** The ids that were there before the run; undefined: no list was taken, so nothing in it is ever ours. */
  readonly present: readonly string[] | undefined;
  /** Default: a collection like any other. */
  readonly kind?: CollectionKind;
  /** Ids that were answered to creates of the run and are not known to be deleted. */
  readonly created: readonly string[];
  /** Creates that were announced and never answered: what they made is known by the mark alone. */
  readonly unanswered: number;
}

export interface JournalRun {
  readonly run: string;
  readonly target: string;
  readonly mark: string;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly collections: readonly JournalCollection[];
}

/** What a journal file tells: the runs that may have left something behind, oldest first. */
export interface JournalState {
  readonly runs: readonly JournalRun[];
  /** Lines that could not be read, a torn last one apart. */
  readonly damaged: number;
}

/** Writes down what a clean-up after the run has found. */
export interface JournalKeeper {
  deleted(run: string, collection: Collection, clientId: string): Promise<void>;
  /** Nothing of the run is left: it need not be looked at again. */
  settled(run: string): Promise<void>;
  close(): Promise<void>;
}

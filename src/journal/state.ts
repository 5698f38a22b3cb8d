import type {
  CollectionKind,
  JournalCollection,
  JournalRun,
  JournalState,
} from '../model/journal.js';
import type { Collection } from '../model/operation.js';
import { decode, type JournalRecord } from './record.js';

/** What a journal's text tells of the runs that are not settled. */
export const stateOf = (text: string): JournalState => {
  const runs = new Map<string, RunState>();
  const lines = text.split('\n');
  let damaged = 0;
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const record = decode(line);
    if (record) runStateOf(runs, record.run).add(record);
    else if (index < lines.length - 1) damaged += 1;
  }
  return { runs: [...runs.values()].flatMap((run) => run.unsettled() ?? []), damaged };
};

/** The lines worth keeping: those of runs that intended something and are not settled. */
export const compacted = (text: string): string => {
  const kept = new Set(
    stateOf(text)
      .runs.filter(hasIntended)
      .map(({ run }) => run),
  );
  const lines = text.split('\n').filter((line) => kept.has(decode(line)?.run ?? ''));
  return lines.map((line) => `\n${line}\n`).join('');
};

const hasIntended = ({ collections }: JournalRun): boolean =>
  collections.some(({ created, unanswered }) => created.length > 0 || unanswered > 0);

const runStateOf = (runs: Map<string, RunState>, run: string): RunState => {
  const state = runs.get(run) ?? new RunState();
  runs.set(run, state);
  return state;
};

class RunState {
  #started: Extract<JournalRecord, { type: 'run' }> | undefined;
  #settled = false;
  readonly #collections = new Map<string, CollectionState>();

  add(record: JournalRecord): void {
    if (record.type === 'run') this.#started = record;
    else if (record.type === 'settled') this.#settled = true;
    else this.#in(record).add(record);
  }

  #in({ institution, partner }: Collection): CollectionState {
    const key = JSON.stringify([institution, partner]);
    const state = this.#collections.get(key) ?? new CollectionState({ institution, partner });
    this.#collections.set(key, state);
    return state;
  }

  /** @returns undefined where nothing is left, or where the line that names target and mark is lost */
  unsettled(): JournalRun | undefined {
    if (this.#settled || this.#started === undefined) return undefined;
    const { run, target, mark, startedAt } = this.#started;
    const collections = [...this.#collections.values()].map((each) => each.state());
    return { run, target, mark, startedAt, collections };
  }
}

class CollectionState {
  readonly #collection: Collection;
  readonly #present = new Set<string>();
  #listed = false;
  #kind: CollectionKind | undefined;
  readonly #intended = new Set<number>();
  /** Intents that were answered, by their number. */
  readonly #answered = new Set<number>();
  /** Refusals, by their own number, and ids that do not say which intent they answer. */
  readonly #refused = new Set<number>();
  readonly #issued = new Set<string>();
  readonly #created = new Set<string>();
  readonly #deleted = new Set<string>();

  constructor(collection: Collection) {
    this.#collection = collection;
  }

  add(record: Exclude<JournalRecord, { type: 'run' | 'settled' }>): void {
    switch (record.type) {
      case 'present':
        this.#listed = true;
        this.#kind = record.kind ?? (record.isInvented === true ? 'invented' : this.#kind);
        for (const id of record.ids) this.#present.add(id);
        break;
      case 'intend':
        this.#intended.add(record.number);
        break;
      case 'refused':
        if (record.intent === undefined) this.#refused.add(record.number);
        else this.#answered.add(record.intent);
        break;
      case 'created':
        this.#create(record);
        break;
      case 'deleted':
        this.#deleted.add(record.clientId);
        break;
    }
  }

  /** An id that was issued before says nothing of what a second create made. */
  #create({ clientId, intent }: Extract<JournalRecord, { type: 'created' }>): void {
    if (this.#created.has(clientId)) return;
    this.#created.add(clientId);
    if (intent === undefined) this.#issued.add(clientId);
    else this.#answered.add(intent);
  }

  state(): JournalCollection {
    const open = [...this.#intended].filter((number) => !this.#answered.has(number)).length;
    return {
      collection: this.#collection,
      present: this.#listed ? [...this.#present] : undefined,
      created: [...this.#created].filter((id) => !this.#deleted.has(id)),
      unanswered: Math.max(0, open - this.#issued.size - this.#refused.size),
      ...(this.#kind !== undefined && { kind: this.#kind }),
    };
  }
}

import type { CollectionKind } from '../model/journal.js';
import type { Collection } from '../model/operation.js';

/** One line of a journal. Every line names its run, for several may write to one file. */
export type JournalRecord =
  | {
      readonly type: 'run';
      readonly run: string;
      readonly target: string;
      readonly mark: string;
      readonly startedAt: string;
    }
  | (InCollection & {
      readonly type: 'present';
      readonly ids: readonly string[];
      readonly kind?: CollectionKind;
      /** What `kind` is now, in older journals. */
      readonly isInvented?: boolean;
    })
  | (InCollection & { readonly type: 'intend'; readonly number: number; readonly name: string })
  | (InCollection & OfIntent & { readonly type: 'refused'; readonly number: number })
  | (InCollection & OfIntent & { readonly type: 'created'; readonly clientId: string })
  | (InCollection & { readonly type: 'deleted'; readonly clientId: string })
  | { readonly type: 'settled'; readonly run: string };

interface InCollection extends Collection {
  readonly run: string;
}

interface OfIntent {
  /** The number of the intent that it answers; absent in journals that did not tell. */
  readonly intent?: number;
}

/**
 * A record as it is written. The newline before it keeps it apart from a line that another run was
 * killed in the middle of; empty lines mean nothing.
 */
export const encode = (record: JournalRecord): string => `\n${JSON.stringify(record)}\n`;

/** @returns undefined for a line that is no record */
export const decode = (line: string): JournalRecord | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const TEXTS: Readonly<Record<JournalRecord['type'], readonly string[]>> = {
  run: ['target', 'mark', 'startedAt'],
  present: ['institution', 'partner'],
  intend: ['institution', 'partner', 'name'],
  refused: ['institution', 'partner'],
  created: ['institution', 'partner', 'clientId'],
  deleted: ['institution', 'partner', 'clientId'],
  settled: [],
};

const isRecord = (value: unknown): value is JournalRecord => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { type, run, ids, number, intent, ...rest }: Record<string, unknown> = { ...value };
  if (typeof type !== 'string' || typeof run !== 'string' || !isType(type)) return false;
  if (!TEXTS[type].every((name) => typeof rest[name] === 'string')) return false;
  if (intent !== undefined && !Number.isSafeInteger(intent)) return false;
  if (type === 'present') return Array.isArray(ids) && ids.every((id) => typeof id === 'string');
  return (type !== 'intend' && type !== 'refused') || Number.isSafeInteger(number);
};

const isType = (type: string): type is JournalRecord['type'] => Object.hasOwn(TEXTS, type);

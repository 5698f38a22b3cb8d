import type { DocumentGap } from '../model/document.js';
import type { Engine } from './engine.js';
import { unreadWords } from './gaps.js';
import { isList, type JsonObject } from './value.js';

/** Stands in a rewritten schema where something cannot be read that judges every value, or texts only. */
export type UnreadWord = 'unread' | 'unreadText';

/** Notes in a rewritten schema that a part of it is missing. */
export const markUnread = (
  schema: JsonObject,
  gap: DocumentGap,
  word: UnreadWord = 'unread',
): void => {
  schema[word] = [...gapsIn(schema, word), gap];
};

/** What is said of members or items that nothing names must not be said of those that a missing part names. */
export const loosenBeside = (schema: JsonObject): void => {
  schema.additionalProperties = {};
  if (schema.items !== undefined || schema.prefixItems !== undefined) schema.items = {};
};

/** A part that is missing may have looked at members and items that a schema around it asks for. */
export const looksAtAll = (schema: JsonObject): void => {
  schema.additionalProperties ??= {};
  schema.items ??= {};
};

export const isMarked = (schema: JsonObject): boolean =>
  schema.unread !== undefined || schema.unreadText !== undefined;

const gapsIn = (schema: JsonObject, word: UnreadWord): readonly unknown[] => {
  const gaps = schema[word];
  return isList(gaps) ? gaps : [];
};

/**
 * How the missing parts of schemas judge: all values pass them, so that what is refused is refused for
 * certain; or, strictly, none does, so that what is let pass passes for certain.
 */
export class Unread {
  #isStrict = false;
  #met: DocumentGap | undefined;

  install(engine: Engine): void {
    const validate = (gaps: readonly DocumentGap[]): boolean => {
      if (this.#isStrict) this.#met ??= gaps[0];
      return !this.#isStrict;
    };
    const common = { schemaType: 'array', errors: false, validate } as const;
    engine.addKeyword({ keyword: 'unread' satisfies UnreadWord, ...common });
    engine.addKeyword({ keyword: 'unreadText' satisfies UnreadWord, type: 'string', ...common });
  }

  /** Why a value that passes may yet break the schema. */
  doubt(passes: () => boolean): string | undefined {
    this.#isStrict = true;
    this.#met = undefined;
    try {
      return passes() ? undefined : this.#reason();
    } finally {
      this.#isStrict = false;
    }
  }

  #reason(): string {
    return this.#met ? unreadWords(this.#met) : 'a part of the document cannot be read';
  }
}

import type { DocumentGap, Position } from '../model/document.js';
import { place } from './positions.js';

/** What may be odd in one place of a document, in the words of `specs/gaps.yaml`. */
export const READING_GAPS = [
  'reference-leads-nowhere',
  'schema-is-nothing-but-itself',
  'schema-part-is-invalid',
  'pattern-is-no-expression',
  'schema-word-is-unknown',
  'value-is-listed-twice',
  'structure-is-odd',
  'overlay-action-matches-nothing',
] as const;

export type ReadingGap = (typeof READING_GAPS)[number];

const NOWHERE: Position = { file: '', line: 1, column: 1 };

/** What is odd in single places of a document, each named once. */
export class Gaps {
  readonly #locate: (pointer: string) => Position | undefined;
  readonly #known = new Map<string, DocumentGap>();

  constructor(locate: (pointer: string) => Position | undefined) {
    this.#locate = locate;
  }

  /** In the order of the files and their lines. */
  get list(): readonly DocumentGap[] {
    return [...this.#known.values()].sort(
      ({ position: one }, { position: other }) =>
        Number(one.file > other.file) - Number(one.file < other.file) ||
        one.line - other.line ||
        one.column - other.column,
    );
  }

  /**
   * @param what one clause that names the thing
   * @param written where it stands, if that is no place of the document
   */
  add(kind: ReadingGap, pointer: string, what: string, written?: Position): DocumentGap {
    const key = `${kind} ${pointer} ${written ? place(written) : ''}`;
    const known = this.#known.get(key);
    if (known) return known;
    const position = written ?? this.#locate(pointer) ?? NOWHERE;
    const gap = { kind, pointer, what, position };
    this.#known.set(key, gap);
    return gap;
  }
}

/** Why nobody can tell what depends on it. */
export const unreadWords = ({ what, position }: DocumentGap): string =>
  `the document cannot be read at ${place(position)}: ${what}`;

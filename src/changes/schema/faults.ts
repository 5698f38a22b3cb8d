import type { DocumentGap, DocumentSchema } from '../../model/document.js';
import { pointer, tokens } from '../../model/json/pointer.js';

/** Gaps that change nothing about what a schema lets in. */
const HARMLESS: ReadonlySet<DocumentGap['kind']> = new Set([
  'schema-word-is-unknown',
  'value-is-listed-twice',
  'overlay-action-matches-nothing',
]);

/** Tokens between a schema and what is odd in it: a word, and a name in it. */
const MAX_TOKENS = 2;

interface Fault {
  /** Tokens from the schema to what is odd. */
  readonly rest: readonly string[];
  readonly what: string;
}

/** Which schemas cannot be read; of both documents, for what is odd in one cannot be compared. */
export class Faults {
  readonly #known = new Map<string, Fault[]>();
  readonly #seen = new Set<string>();

  add(gaps: readonly DocumentGap[]): void {
    for (const { kind, pointer: at, what, position } of gaps) {
      if (HARMLESS.has(kind) || this.#seen.has(at)) continue;
      this.#seen.add(at);
      const hash = at.indexOf('#') + 1;
      const [prefix, path] = [at.slice(0, hash), tokens(at.slice(hash))];
      for (let count = 0; count <= Math.min(MAX_TOKENS, path.length); count++) {
        const end = path.length - count;
        const holder = pointer(prefix, ...path.slice(0, end));
        const fault = {
          rest: path.slice(end),
          what: `the document cannot be read at ${position.file}:${position.line}: ${what}`,
        };
        this.#known.set(holder, [...(this.#known.get(holder) ?? []), fault]);
      }
    }
  }

  /** Why a schema cannot be read as a whole; what is odd in one below is said of that one. */
  of(schema: DocumentSchema): string | undefined {
    return this.#known.get(schema.pointer)?.find(({ rest }) => !isBelow(schema, rest))?.what;
  }
}

const isBelow = ({ children }: DocumentSchema, [word, name]: readonly string[]): boolean =>
  word !== undefined &&
  children.some(({ keyword, key }) => keyword === word && (key === undefined || key === name));

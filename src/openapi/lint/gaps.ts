import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A gap of the vendor's document, as `specs/gaps.yaml` holds it. */
export interface Gap {
  readonly title: string;
  /** What to ask the vendor. */
  readonly ask: string;
  /** Examples of where it shows in the document that was read. */
  readonly pointers: readonly string[];
  /** Where it is, if only a reader finds it. */
  readonly judged?: string;
}

interface GapFile {
  /** The document that was read, byte for byte; of any other, nothing that was judged is claimed. */
  readonly document: { readonly file: string; readonly sha256: string };
  /** By id, in the order of the table. */
  readonly gaps: Readonly<Record<string, Gap>>;
}

/** A gap that only a reader finds, at its place. */
export interface Judgement extends Omit<Gap, 'judged' | 'pointers'> {
  readonly gap: string;
  readonly pointer: string;
}

const FILE = new URL('../../../specs/gaps.yaml', import.meta.url);

/**
 * Reads the table of gaps. A test holds the file against its JSON Schema.
 * @param file default: where it lies from the compiled files, which are not bundled
 */
export const readGaps = (file: string | URL = FILE): GapFile =>
  parse(readFileSync(file, 'utf8')) as GapFile;

/** What people found in the document with this hash that no rule can find. */
export const judgements = ({ document, gaps }: GapFile, sha256: string): readonly Judgement[] =>
  sha256 === document.sha256
    ? Object.entries(gaps).flatMap(([gap, { title, ask, judged }]) =>
        judged === undefined ? [] : [{ gap, pointer: judged, title, ask }],
      )
    : [];

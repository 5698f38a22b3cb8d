import { pointer } from '../model/json/pointer.js';
import { member } from './value.js';

/** One loaded file. */
export interface DocumentFile {
  readonly path: string;
  /** The path as people are shown it. */
  readonly shown: string;
  /** What stands before the `#` of a pointer: empty for the document itself. */
  readonly prefix: string;
  readonly root: unknown;
}

/** A value in a file, and the pointer to it. */
export interface Place {
  readonly file: DocumentFile;
  /** With the file's prefix and a `#`. */
  readonly pointer: string;
  readonly value: unknown;
}

/** A value of a document, and the pointer to it. */
export type Pointed = Pick<Place, 'pointer' | 'value'>;

export const below = (from: Pointed, ...keys: readonly string[]): Pointed => ({
  pointer: pointer(from.pointer, ...keys),
  value: keys.reduce<unknown>(member, from.value),
});

export const child = (from: Place, ...keys: readonly string[]): Place => {
  const { pointer: path, value } = below(from, ...keys);
  return { file: from.file, pointer: path, value };
};

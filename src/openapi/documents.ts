import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Position } from '../model/contract.js';
import { ConformanceError, type ErrorCode } from '../model/error.js';
import { pointer, tokens } from '../model/json/pointer.js';
import { Positions, place } from './positions.js';
import { parseRef } from './ref.js';
import { references, type Reference } from './references.js';
import { readSource, type SourceFile } from './source-file.js';
import { isContainer, isList, isObject, member, textAt } from './value.js';
import { parseYaml } from './yaml.js';

/** One loaded file. */
interface DocumentFile {
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

/** How the document itself is changed between its reading and the resolution of its references. */
export type Amend = (root: unknown, positions: Positions) => Promise<void>;

/** A document and the files in its folder that it refers to. Every reference leads somewhere. */
export class Documents {
  readonly positions = new Positions();
  readonly #files = new Map<string, DocumentFile>();
  /** Where chains of `$ref`s end, by the pointer to each of their links. */
  readonly #ends = new Map<string, Place>();
  readonly #folder: string;
  readonly #shownFolder: string;

  private constructor(folder: string, shownFolder: string) {
    this.#folder = folder;
    this.#shownFolder = shownFolder;
  }

  /**
   * Reads a document with all that it refers to. Throws a `ConformanceError`.
   * @param shown the path as people are shown it
   */
  static async open(
    file: string,
    shown: string,
    amend: Amend,
  ): Promise<{ documents: Documents; main: DocumentFile; source: SourceFile }> {
    const source = await readSource(file, shown);
    const folder = realpathSync(dirname(resolve(file)));
    const documents = new Documents(folder, dirname(shown));
    const main = documents.#add(join(folder, basename(file)), shown, '', source.text);
    await amend(main.root, documents.positions);
    await documents.#follow(main);
    documents.#checkReferences();
    return { documents, main, source };
  }

  /** The place of a pointer into the document itself; undefined for a pointer to nothing. */
  placeAt(path: string): Place | undefined {
    for (const file of this.#files.values()) {
      if (!path.startsWith(`${file.prefix}#`)) continue;
      const value = tokens(path.slice(file.prefix.length)).reduce<unknown>(member, file.root);
      return value === undefined ? undefined : { file, pointer: path, value };
    }
    return undefined;
  }

  /** The position of a pointer, with or without a file before the `#`. */
  locate(path: string): Position | undefined {
    const hash = Math.max(path.indexOf('#'), 0);
    for (const file of this.#files.values()) {
      if (file.prefix === path.slice(0, hash)) {
        return this.positions.locate(file.root, path.slice(hash));
      }
    }
    return undefined;
  }

  /** ` at file:line:column` of a place, for a message. */
  at(where: Pointed | string): string {
    const position = this.locate(typeof where === 'string' ? where : where.pointer);
    return position ? ` at ${place(position)}` : '';
  }

  /** Follows `$ref`s until there is none: where the thing itself stands. */
  thing(from: Place): Place {
    const passed = new Set<string>();
    let at = from;
    for (let ref = textAt(at.value, '$ref'); ref !== undefined; ref = textAt(at.value, '$ref')) {
      const known = this.#ends.get(at.pointer);
      if (passed.has(at.pointer)) {
        throw new ConformanceError('ref-cycle', `the $ref leads back to itself${this.at(from)}`);
      }
      passed.add(at.pointer);
      at = known ?? this.resolve(at, ref);
    }
    for (const path of passed) this.#ends.set(path, at);
    return at;
  }

  /** Where a `$ref` leads that stands in the object at `from`. */
  resolve(from: Place, ref: string): Place {
    const { file, keys } = parseRef(ref, (code, what) => this.#error(code, what, from));
    const target = file === '' ? from.file : this.#files.get(this.#pathOf(file, from));
    if (!target) throw this.#error('ref-dangling', `there is no file ${file}`, from);
    let value = target.root;
    for (const key of keys) {
      const next = member(value, key);
      if (next === undefined) throw this.#missing(value, key, ref, from);
      value = next;
    }
    return { file: target, pointer: pointer(`${target.prefix}#`, ...keys), value };
  }

  #missing(value: unknown, key: string, ref: string, from: Place): ConformanceError {
    const inherited = key === '__proto__' || (isContainer(value) && !isList(value) && key in value);
    return inherited
      ? this.#error('ref-prototype', `the $ref ${ref} leads into a prototype`, from)
      : this.#error('ref-dangling', `the $ref ${ref} leads nowhere`, from);
  }

  #add(path: string, shown: string, prefix: string, text: string): DocumentFile {
    const file = { path, shown, prefix, root: parseYaml(text, shown, this.positions) };
    this.#files.set(path, file);
    return file;
  }

  /** Loads the files that a file refers to, and those that they refer to. */
  async #follow(file: DocumentFile): Promise<void> {
    for (const reference of references(file.root)) {
      const from = placeOf(file, reference);
      const parsed = parseRef(reference.ref, (code, what) => this.#error(code, what, from));
      if (parsed.file === '') continue;
      const path = this.#pathOf(parsed.file, from);
      if (this.#files.has(path)) continue;
      const prefix = relative(this.#folder, path).split(sep).join('/');
      const shown = join(this.#shownFolder, prefix);
      await this.#follow(this.#add(path, shown, prefix, (await readSource(path, shown)).text));
    }
  }

  #pathOf(part: string, from: Place): string {
    const path = resolve(dirname(from.file.path), part);
    if (!this.#holds(path)) throw this.#outside(part, from);
    try {
      const real = realpathSync(path);
      if (this.#holds(real)) return real;
    } catch (cause) {
      throw this.#error('ref-dangling', `there is no file ${part}`, from, cause);
    }
    throw this.#outside(part, from);
  }

  #holds(path: string): boolean {
    const way = relative(this.#folder, path);
    return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  }

  #outside(part: string, from: Place): ConformanceError {
    return this.#error('ref-outside', `the $ref to ${part} leaves the document's folder`, from);
  }

  #error(code: ErrorCode, what: string, from: Place, cause?: unknown): ConformanceError {
    return new ConformanceError(code, `${what}${this.at(pointer(from.pointer, '$ref'))}`, {
      cause,
    });
  }

  #checkReferences(): void {
    for (const file of this.#files.values()) {
      for (const reference of references(file.root)) this.thing(placeOf(file, reference));
    }
  }
}

const placeOf = (file: DocumentFile, { path, holder }: Reference): Place => ({
  file,
  pointer: pointer(`${file.prefix}#`, ...path),
  value: holder,
});

export const asObject = (where: Pointed, documents: Documents): Record<string, unknown> => {
  if (isObject(where.value)) return where.value;
  throw new ConformanceError(
    'document-structure',
    `there is no object where one belongs: ${where.pointer}${documents.at(where)}`,
  );
};

import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { DocumentGap, Position } from '../model/document.js';
import { ConformanceError } from '../model/error.js';
import { openapiError } from './errors.js';
import { pointer, tokens } from '../model/json/pointer.js';
import type { DocumentFile, Place, Pointed } from './place.js';
import { Positions, place } from './positions.js';
import { Gaps, type ReadingGap } from './gaps.js';
import { parse } from './parse.js';
import { parseRef } from './ref.js';
import { type Found, tiesOf } from './references.js';
import { SchemaNames } from './schema-names.js';
import { readSource, type SourceFile } from './source-file.js';
import { isObject, member, textAt } from './value.js';

/** How the document itself is changed between its reading and the resolution of its references. */
export type Amend = (
  root: unknown,
  documents: Pick<Documents, 'gaps' | 'positions'>,
) => Promise<void>;

/** Why a `$ref` leads nowhere. */
class Nowhere extends Error {}

/**
 * A document and the files in its folder that it refers to. A reference that leads nowhere is a gap;
 * what stands at its end is the object that holds it.
 */
export class Documents {
  readonly positions = new Positions();
  readonly gaps = new Gaps((path) => this.locate(path));
  readonly names = new SchemaNames();
  readonly #files = new Map<string, DocumentFile>();
  /** Why a file that is referred to could not be read. */
  readonly #unreadable = new Map<string, string>();
  /** Where each `$ref` leads, by the pointer to the object that holds it; undefined: nowhere. */
  readonly #targets = new Map<string, Place | undefined>();
  /** Where chains of `$ref`s end, by the pointer to each of their links. */
  readonly #ends = new Map<string, Place>();
  /** Why chains end where they should not, by the pointer of that end. */
  readonly #dead = new Map<string, DocumentGap>();
  readonly #references: {
    readonly file: DocumentFile;
    readonly references: readonly Found[];
  }[] = [];
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
    const path = join(folder, basename(file));
    const main = await documents.#add(path, shown, '', source);
    await amend(main.root, documents);
    await documents.#follow(main);
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

  /** Follows `$ref`s until there is none, or one leads nowhere: where the thing itself stands. */
  thing(from: Place): Place {
    const passed = new Set<string>();
    let at = from;
    while (textAt(at.value, '$ref') !== undefined) {
      const known = this.#ends.get(at.pointer);
      const next: Place | undefined =
        known ?? (passed.has(at.pointer) ? undefined : this.target(at));
      if (!next) {
        if (passed.has(at.pointer)) this.#kill(at, 'the $ref leads back to itself');
        break;
      }
      passed.add(at.pointer);
      at = next;
      if (known) break;
    }
    for (const path of passed) this.#ends.set(path, at);
    return at;
  }

  /** Where the `$ref` of an object leads, one step; undefined: nowhere, which is a gap. */
  target(from: Place): Place | undefined {
    if (this.#targets.has(from.pointer)) return this.#targets.get(from.pointer);
    let found: Place | undefined;
    try {
      found = this.#resolve(from, textAt(from.value, '$ref') ?? '');
    } catch (error) {
      if (!(error instanceof Nowhere)) throw error;
      this.#kill(from, error.message);
    }
    this.#targets.set(from.pointer, found);
    return found;
  }

  /** Why the thing at a pointer, the end of its chain of `$ref`s, is not there. */
  dead(path: string): DocumentGap | undefined {
    return this.#dead.get(path);
  }

  /** Names something odd at a place. */
  gap(kind: ReadingGap, at: Pointed, what: string): DocumentGap {
    return this.gaps.add(kind, at.pointer, what);
  }

  /** Names what is odd at a place, so that the thing itself is not there. */
  lose(at: Pointed, what: string): DocumentGap {
    const gap = this.#dead.get(at.pointer) ?? this.gap('structure-is-odd', at, what);
    this.#dead.set(at.pointer, gap);
    return gap;
  }

  #kill(from: Place, what: string): void {
    const at = pointer(from.pointer, '$ref');
    this.#dead.set(from.pointer, this.gaps.add('reference-leads-nowhere', at, what));
  }

  #resolve(from: Place, ref: string): Place {
    const named = this.names.find(from, ref);
    if (named) return named;
    const parsed = parseRef(ref);
    if (typeof parsed === 'string') throw new Nowhere(parsed);
    const file = parsed.file === '' ? from.file : this.#fileOf(parsed.file, from);
    const root: Place = { file, pointer: `${file.prefix}#`, value: file.root };
    if ('anchor' in parsed.fragment) {
      const found = this.names.anchored(root, parsed.fragment.anchor);
      if (found) return found;
      throw new Nowhere(`the $ref ${JSON.stringify(ref)} names no schema`);
    }
    let { value } = root;
    for (const key of parsed.fragment.keys) {
      value = member(value, key);
      if (value === undefined) throw new Nowhere(`the $ref ${ref} leads nowhere`);
    }
    return { file, pointer: pointer(root.pointer, ...parsed.fragment.keys), value };
  }

  #fileOf(part: string, from: Place): DocumentFile {
    const path = this.#pathOf(part, from);
    const file = this.#files.get(path);
    if (!file) throw new Nowhere(this.#unreadable.get(path) ?? `there is no file ${part}`);
    return file;
  }

  async #add(
    path: string,
    shown: string,
    prefix: string,
    source: SourceFile,
  ): Promise<DocumentFile> {
    const { positions, gaps } = this;
    const root = await parse(source, shown, { positions, gaps, prefix });
    const file = { path, shown, prefix, root };
    this.#files.set(path, file);
    return file;
  }

  /** Loads the files that a file refers to, and those that they refer to. */
  async #follow(main: DocumentFile): Promise<void> {
    const outward: Place[] = [];
    const queue = [main];
    for (let file = queue.pop(); file; file = queue.pop()) {
      const { references, named } = tiesOf(file.root);
      this.names.add(named.map((each) => placeIn(file, each)));
      this.#references.push({ file, references });
      for (const each of references) {
        if (textAt(each.holder, '$ref')?.startsWith('#') === true) continue;
        const from = placeIn(file, each);
        outward.push(from);
        this.#checkText(from);
        const more = await this.#load(from);
        if (more) queue.push(more);
      }
    }
    // While the files are there.
    for (const from of outward) this.thing(from);
  }

  /** Names the references that lead nowhere, used or not. */
  followAll(): void {
    for (const { file, references } of this.#references.splice(0))
      for (const each of references) this.thing(placeIn(file, each));
  }

  #checkText(from: Place): void {
    if (textAt(from.value, '$ref') !== undefined) return;
    const at = this.at(pointer(from.pointer, '$ref'));
    throw openapiError('ref-syntax', `the $ref is no text${at}`);
  }

  /** Reads the file that a `$ref` leads to, if there is one and it is new. */
  async #load(from: Place): Promise<DocumentFile | undefined> {
    const parsed = parseRef(textAt(from.value, '$ref') ?? '');
    if (typeof parsed === 'string' || parsed.file === '') return undefined;
    let path = '';
    try {
      path = this.#pathOf(parsed.file, from);
      if (this.#files.has(path) || this.#unreadable.has(path)) return undefined;
      const prefix = relative(this.#folder, path).split(sep).join('/');
      const shown = join(this.#shownFolder, prefix);
      return await this.#add(path, shown, prefix, await readSource(path, shown));
    } catch (error) {
      if (error instanceof ConformanceError) this.#unreadable.set(path, error.message);
      else if (!(error instanceof Nowhere)) throw error;
      return undefined;
    }
  }

  #pathOf(part: string, from: Place): string {
    const path = resolve(dirname(from.file.path), part);
    if (this.#holds(path)) {
      const real = realPath(path);
      if (real === undefined) throw new Nowhere(`there is no file ${part}`);
      if (this.#holds(real)) return real;
    }
    throw new Nowhere(`the $ref to ${part} leaves the document's folder`);
  }

  #holds(path: string): boolean {
    const way = relative(this.#folder, path);
    return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  }
}

const realPath = (path: string): string | undefined => {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
};

const placeIn = (file: DocumentFile, { path, holder }: Found): Place => ({
  file,
  pointer: pointer(`${file.prefix}#`, ...path()),
  value: holder,
});

/** The members of an object; where there is none, that is a gap. */
export const membersAt = (where: Pointed, documents: Documents): Record<string, unknown> => {
  if (isObject(where.value)) return where.value;
  documents.lose(where, 'there is no object where one belongs');
  return {};
};

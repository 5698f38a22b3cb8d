import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { Document, LineCounter } from 'yaml';
import { ConformanceError, unreadCode } from '../model/error.js';
import { settingsError } from './errors.js';
import { yaml } from './library.js';

const MAX_BYTES = 1_048_576;
/** Containers within containers, and brackets that may be open at a time. */
const MAX_DEPTH = 50;
const MAX_OPEN = 1000;
/** Nodes of a file, aliases counted as often as they stand for something. */
const MAX_NODES = 20_000;

export interface YamlFile {
  readonly text: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/**
 * Reads a YAML file of plain maps, lists and scalars. Throws a `ConformanceError`: `file-not-found`,
 * `file-unreadable`, or `config-invalid` with `file:line`. None repeats what stands in the file but keys.
 */
export const readYaml = (file: string): YamlFile => parseYaml(read(file), file);

/** The same of a text that has been read already. */
export const parseYaml = (text: string, file: string): YamlFile => {
  if (isSteep(text)) throw tooDeep(file);
  const { LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, {
    ...{ lineCounter: lines, uniqueKeys: false, prettyErrors: false, logLevel: 'error' },
  });
  const [error] = document.errors;
  if (error) {
    // The parser turns a stack that overflowed into an error like any other.
    if (error.message.startsWith('Maximum call stack')) throw tooDeep(file);
    throw invalid(`${file}:${lines.linePos(error.pos[0]).line}: ${WORDS[error.code] ?? NO_YAML}`);
  }
  new Walk(file, lines).visit(document.contents, 0);
  return { text, document, lines };
};

const NO_YAML = 'this is no YAML';

/** What the parser's own words would repeat the text for, or say for programmers. */
const WORDS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'the indentation is wrong here, or a bracket is not closed before',
  MISSING_CHAR: 'a character is missing here: a bracket, a quote, a comma or a colon',
  MULTIPLE_DOCS: 'the file holds more than one document',
  TAB_AS_INDENT: 'tabs must not indent',
  UNEXPECTED_TOKEN: 'something stands here that does not belong here',
};

const read = (file: string): string => {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const status = fstatSync(handle);
    if (!status.isFile()) {
      const what = status.isDirectory() ? 'a directory' : 'not a regular file';
      throw settingsError('file-unreadable', `${file} is ${what}`);
    }
    if (status.size > MAX_BYTES) throw invalid(`${file} is larger than 1 MiB`);
    return decode(readFileSync(handle), file);
  } catch (error) {
    if (error instanceof ConformanceError) throw error;
    const code = unreadCode(error);
    const what = code === 'file-not-found' ? `there is no file ${file}` : `${file} cannot be read`;
    throw settingsError(code, what, { cause: error });
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
};

const decode = (bytes: Uint8Array, file: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw invalid(`${file} is not a text in UTF-8`, error);
  }
};

/** Whether so many more brackets open than close that the parser would need seconds to give up. */
const isSteep = (text: string): boolean => {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open = Math.max(0, open + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (open > MAX_OPEN) return true;
  }
  return false;
};

/** Looks at every node once, and once more for each alias of it; refuses what is no plain data. */
class Walk {
  readonly #file: string;
  readonly #lines: LineCounter;
  readonly #anchors = new Map<string, unknown>();
  readonly #open = new Set<unknown>();
  #nodes = 0;

  constructor(file: string, lines: LineCounter) {
    this.#file = file;
    this.#lines = lines;
  }

  visit(node: unknown, depth: number): void {
    const { isAlias, isMap, isScalar, isSeq } = yaml();
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) {
      throw invalid(`${this.#file} holds more than ${MAX_NODES} values, aliases counted`);
    }
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source);
      if (target === undefined) throw this.#error(node, 'this alias stands for nothing');
      if (this.#open.has(target)) throw this.#error(node, 'this alias contains itself');
      this.visit(target, depth);
      return;
    }
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return;
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isScalar(node)) return;
    if (depth >= MAX_DEPTH) throw tooDeep(this.#file);
    this.#open.add(node);
    const keys = new Set<string>();
    for (const item of node.items) {
      if (isMap(node)) this.#key(item, keys);
      this.visit(isPair(item) ? item.value : item, depth + 1);
    }
    this.#open.delete(node);
  }

  #key(item: unknown, keys: Set<string>): void {
    const key = isPair(item) ? item.key : undefined;
    const name = yaml().isScalar(key) ? String(key.value) : undefined;
    if (name === undefined) throw this.#error(key, 'a key is not a plain text');
    if (name === '__proto__') throw this.#error(key, 'the key __proto__ is not allowed');
    if (keys.has(name)) throw this.#error(key, `the key ${name} stands here a second time`);
    keys.add(name);
  }

  #error(node: unknown, what: string): ConformanceError {
    const { isAlias, isMap, isScalar, isSeq } = yaml();
    const offset = isAlias(node) || isScalar(node) || isMap(node) || isSeq(node) ? node.range : [];
    return invalid(`${this.#file}:${this.#lines.linePos(offset?.[0] ?? 0).line}: ${what}`);
  }
}

const isPair = (item: unknown): item is { readonly key: unknown; readonly value: unknown } =>
  typeof item === 'object' && item !== null && 'key' in item && 'value' in item;

const tooDeep = (file: string) => invalid(`${file} is nested too deeply`);

/** A `config-invalid` error. */
export const invalid = (message: string, cause?: unknown): ConformanceError =>
  settingsError('config-invalid', message, { cause });

import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { ConformanceError } from '../model/error.js';
import { openapiError } from './errors.js';
import { isVague, noteWritten } from '../model/json/written.js';
import { withoutTail } from '../model/tail.js';
import { place, positionIn, type SourceText, type Written } from './positions.js';
import { checkYamlSize } from './source-file.js';
import type { Telling } from './telling.js';
import { isContainer, isList, isObject, type JsonObject } from './value.js';

/** Containers within containers; deeper documents are refused. */
const MAX_DEPTH = 500;
/** Brackets that may be open at a time, those in texts included. */
const MAX_OPEN = 10_000;
/** Nodes that aliases may stand for, all together. */
const MAX_ALIASED = 100_000;

/**
 * Parses YAML 1.2 into plain values and remembers where each container stands.
 * Throws a `ConformanceError` that names file, line and column.
 */
export const parseYaml = (text: string, file: string, telling: Telling): unknown => {
  checkYamlSize(text, file);
  if (isSteep(text)) throw tooDeep(file);
  const lines = new LineCounter();
  const source: SourceText = { file, lines };
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      uniqueKeys: false,
      prettyErrors: false,
      // Silent, it would pass over a second document.
      logLevel: 'error',
    });
    const [error] = document.errors;
    if (error) {
      const at = place(positionIn(source, error.pos[0]));
      // The parser turns a stack that overflowed into an error like any other.
      if (error.message.startsWith('Maximum call stack')) throw tooDeep(file);
      const what =
        error.code === 'MULTIPLE_DOCS' ? 'a second document begins' : oneLine(error.message);
      throw openapiError('document-syntax', `${what} at ${at}`);
    }
    if (isEmpty(document.contents)) {
      throw openapiError('document-empty', `there is no document in ${file}`);
    }
    return new Reader(source, telling).read(document.contents, 0);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw tooDeep(file, error);
  }
};

const tooDeep = (file: string, cause?: unknown): ConformanceError =>
  openapiError('document-too-deep', `${file} is nested too deeply`, { cause });

/** Whether so many more brackets open than close that the parser would need seconds to give up. */
const isSteep = (text: string): boolean => {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open += bracket === '[' || bracket === '{' ? 1 : -1;
    if (open > MAX_OPEN) return true;
    if (open < 0) open = 0;
  }
  return false;
};

const isEmpty = (node: unknown): boolean =>
  node === null || node === undefined || (isScalar(node) && node.value === null);

const oneLine = (message: string): string => {
  const line = message.split('\n', 1)[0] ?? '';
  return line.charAt(0).toLowerCase() + withoutTail(line.slice(1), ':.');
};

/** Turns YAML nodes into plain values; aliases become copies, within a budget. */
class Reader {
  readonly #source: SourceText;
  readonly #telling: Telling;
  readonly #anchors = new Map<string, Node>();
  readonly #open = new Set<unknown>();
  #aliased = 0;
  #withinAlias = 0;

  constructor(source: SourceText, telling: Telling) {
    this.#source = source;
    this.#telling = telling;
  }

  read(node: unknown, depth: number): unknown {
    if (this.#withinAlias > 0 && ++this.#aliased > MAX_ALIASED) {
      throw this.#error('document-alias-bomb', 'the aliases expand too far', node);
    }
    if (isAlias(node)) return this.#alias(node.source, node, depth);
    if (isScalar(node)) {
      this.#anchor(node.anchor, node);
      return typeof node.value === 'bigint' ? Number(node.value) : node.value;
    }
    if (!isMap(node) && !isSeq(node)) return null;
    this.#anchor(node.anchor, node);
    if (depth >= MAX_DEPTH) {
      const what = `containers are nested more than ${MAX_DEPTH} deep`;
      throw this.#error('document-too-deep', what, node);
    }
    this.#open.add(node);
    const value = isMap(node)
      ? this.#map(node, depth)
      : node.items.map((item) => this.read(item, depth + 1));
    if (isSeq(node) && isContainer(value))
      for (const [index, item] of node.items.entries()) noteNumeral(value, String(index), item);
    this.#open.delete(node);
    this.#telling.positions.record(value, this.#source, new NodePlace(node));
    return value;
  }

  #anchor(name: string | undefined, node: Node): void {
    if (name !== undefined) this.#anchors.set(name, node);
  }

  #alias(name: string, alias: Node, depth: number): unknown {
    const target = this.#anchors.get(name);
    if (!target) throw this.#error('document-syntax', `unknown alias *${name}`, alias);
    if (this.#open.has(target)) {
      throw this.#error('document-alias-bomb', `the alias *${name} contains itself`, alias);
    }
    this.#withinAlias++;
    const value = this.read(target, depth);
    this.#withinAlias--;
    return value;
  }

  #map(node: YAMLMap, depth: number): JsonObject {
    const object: JsonObject = {};
    const merged: JsonObject = {};
    for (const { key, value } of node.items) {
      const name = keyText(key);
      if (name === undefined) this.#remark('a key is no plain text', key ?? node);
      // A member of this name would be the prototype of the object.
      else if (name === '__proto__') this.#remark('a member is named "__proto__"', key ?? node);
      else if (Object.hasOwn(object, name))
        object[name] = this.#again(name, object[name], this.read(value, depth + 1), key, depth);
      else if (name === '<<' && !isScalar(value)) this.#merge(merged, this.read(value, depth + 1));
      else {
        object[name] = this.read(value, depth + 1);
        noteNumeral(object, name, value);
      }
    }
    return Object.keys(merged).length === 0 ? object : { ...merged, ...object };
  }

  /** Of a member that is written twice: what to make of it. A thing of which nobody can tell which is meant is none. */
  #again(name: string, first: unknown, second: unknown, key: unknown, depth: number): unknown {
    const what = `duplicate key ${JSON.stringify(name)}`;
    const isKept = isWords(name) || JSON.stringify(first) === JSON.stringify(second);
    const isThing = isContainer(second) && (isContainer(first) || first === null);
    if (!isKept && !(isThing && depth > 0 && name !== 'const'))
      throw this.#error('document-duplicate-key', what, key);
    this.#remark(what, key);
    return isKept ? first : null;
  }

  #remark(what: string, key: unknown): void {
    const { gaps, prefix } = this.#telling;
    const at = positionIn(this.#source, offsetOf(key));
    gaps.add('structure-is-odd', `${prefix}#`, what, at);
  }

  /** The merge key of YAML 1.1: earlier sources win, and the map itself wins over all. */
  #merge(target: JsonObject, from: unknown): void {
    for (const each of isList(from) ? from : [from]) {
      if (!isObject(each)) continue;
      for (const [key, value] of Object.entries(each)) {
        if (!Object.hasOwn(target, key)) target[key] = value;
      }
    }
  }

  #error(
    code:
      'document-syntax' | 'document-duplicate-key' | 'document-alias-bomb' | 'document-too-deep',
    what: string,
    node: unknown,
  ): ConformanceError {
    const at = place(positionIn(this.#source, offsetOf(node)));
    return openapiError(code, `${what} at ${at}`);
  }
}

/** The text of a mapping key; undefined for a key that is no scalar. */
const keyText = (key: unknown): string | undefined => {
  if (!isScalar(key)) return undefined;
  if (typeof key.value === 'string') return key.value;
  return key.source ?? String(key.value);
};

/** Where a map or a list is written. */
class NodePlace implements Written {
  readonly #node: YAMLMap | YAMLSeq;
  /** Of the keys, found once: a map of thousands is asked for each. */
  #offsets: ReadonlyMap<string, number> | undefined;

  constructor(node: YAMLMap | YAMLSeq) {
    this.#node = node;
  }

  get start(): number {
    return offsetOf(this.#node);
  }

  offsetOf(key: string): number | undefined {
    if (isMap(this.#node)) return (this.#offsets ??= keyOffsets(this.#node)).get(key);
    const item = this.#node.items[Number(key)];
    return isNode(item) ? item.range?.[0] : undefined;
  }
}

const keyOffsets = ({ items }: YAMLMap): ReadonlyMap<string, number> => {
  const offsets = new Map<string, number>();
  for (const { key } of items) {
    const [text, offset] = [keyText(key), isScalar(key) ? key.range?.[0] : undefined];
    if (text !== undefined && offset !== undefined) offsets.set(text, offset);
  }
  return offsets;
};

/** Longer numbers are read as doubles. */
const LONGEST_NUMBER = 1000;

const noteNumeral = (holder: object, key: string, node: unknown): void => {
  if (!isScalar(node)) return;
  const { value, source } = node;
  if (typeof value !== 'number' && typeof value !== 'bigint') return;
  if (source !== undefined && source.length <= LONGEST_NUMBER && isVague(Number(value)))
    noteWritten(holder, key, source);
};

/** Members that judge nothing. */
const WORDS: ReadonlySet<string> = new Set(
  'title description summary example operationId contact license termsOfService'.split(' '),
);

const isWords = (name: string): boolean => WORDS.has(name) || name.startsWith('x-');

const offsetOf = (node: unknown): number =>
  (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : 0) ?? 0;

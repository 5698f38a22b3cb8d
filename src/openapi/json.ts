import { isVague, noteWritten } from '../model/json/written.js';
import {
  CLOSE,
  CLOSE_LIST,
  COLON,
  COMMA,
  endOfString,
  OPEN,
  OPEN_LIST,
  QUOTE,
} from './plain-json.js';
import type { PlainText, Positions, SourceText } from './positions.js';
import type { JsonObject } from './value.js';

/** Containers within containers that are read here. */
const MAX_DEPTH = 500;
/** Longer numbers are read as doubles. */
const LONGEST_NUMBER = 1000;

/** That a text is better read as YAML: it is no plain JSON, or says something that has to be refused. */
class Unusual extends Error {}

/**
 * Reads a text of plain JSON, many times faster than as YAML, and remembers where each container stands.
 * Undefined: it is to be read as YAML, which JSON is a part of.
 */
export const parsePlainJson = (text: string, file: string, positions: Positions): unknown => {
  if (!/^\s*\{/.test(text)) return undefined;
  const source = new JsonText(file, text);
  try {
    return new Reader(text, positions.ofText(source)).read();
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
};

/** The text of a file of JSON: its lines are counted when a place is asked for. */
class JsonText implements PlainText {
  readonly file: string;
  readonly text: string;
  #starts: readonly number[] | undefined;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  get lines(): SourceText['lines'] {
    return { linePos: (offset) => this.#linePos(offset) };
  }

  #linePos(offset: number): { readonly line: number; readonly col: number } {
    const starts = (this.#starts ??= lineStarts(this.text));
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, col: offset - (starts[low] ?? 0) + 1 };
  }
}

const lineStarts = (text: string): readonly number[] => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
};

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

class Reader {
  readonly #text: string;
  readonly #record: (container: object, offset: number) => void;
  #at = 0;

  constructor(text: string, record: (container: object, offset: number) => void) {
    this.#text = text;
    this.#record = record;
  }

  read(): unknown {
    const value = this.#value(0);
    this.#next();
    if (this.#at < this.#text.length) throw new Unusual();
    return value;
  }

  /** The code of the next character that is no space. */
  #next(): number {
    let code = this.#text.charCodeAt(this.#at);
    while (code === 32 || code === 10 || code === 13 || code === 9)
      code = this.#text.charCodeAt(++this.#at);
    return code;
  }

  #take(code: number): void {
    if (this.#next() !== code) throw new Unusual();
    this.#at++;
  }

  #value(depth: number): unknown {
    const code = this.#next();
    if (code === QUOTE) return this.#string();
    if (code === OPEN) return this.#object(depth);
    if (code === OPEN_LIST) return this.#list(depth);
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    return Number(this.#number());
  }

  #object(depth: number): JsonObject {
    const object: JsonObject = {};
    this.#open(object, depth);
    if (this.#next() === CLOSE) this.#at++;
    else
      do {
        if (this.#next() !== QUOTE) throw new Unusual();
        const name = this.#string();
        // Merge keys and prototypes are the affair of YAML, as a name that stands twice is.
        if (name === '<<' || name === '__proto__' || Object.hasOwn(object, name))
          throw new Unusual();
        this.#take(COLON);
        object[name] = this.#member(object, name, depth);
      } while (this.#goesOn(CLOSE));
    return object;
  }

  #list(depth: number): unknown[] {
    const list: unknown[] = [];
    this.#open(list, depth);
    if (this.#next() === CLOSE_LIST) this.#at++;
    else
      do list.push(this.#member(list, String(list.length), depth));
      while (this.#goesOn(CLOSE_LIST));
    return list;
  }

  #open(container: object, depth: number): void {
    if (depth >= MAX_DEPTH) throw new Unusual();
    this.#record(container, this.#at);
    this.#at++;
  }

  #member(holder: object, key: string, depth: number): unknown {
    const value = this.#value(depth + 1);
    if (typeof value === 'number' && isVague(value)) {
      const text = this.#last;
      if (text.length <= LONGEST_NUMBER) noteWritten(holder, key, text);
    }
    return value;
  }

  #goesOn(close: number): boolean {
    const code = this.#next();
    if (code !== COMMA && code !== close) throw new Unusual();
    this.#at++;
    return code === COMMA;
  }

  #last = '';

  #number(): string {
    NUMBER.lastIndex = this.#at;
    const [text] = NUMBER.exec(this.#text) ?? [];
    if (text === undefined) throw new Unusual();
    this.#at += text.length;
    this.#last = text;
    return text;
  }

  #string(): string {
    const start = this.#at + 1;
    const end = endOfString(this.#text, start);
    if (end === -1) throw new Unusual();
    this.#at = end + 1;
    const plain = this.#text.slice(start, end);
    if (!/\p{Cc}|\\/u.test(plain)) return plain;
    try {
      return String(JSON.parse(this.#text.slice(start - 1, end + 1)));
    } catch {
      throw new Unusual();
    }
  }
}

const WORDS: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

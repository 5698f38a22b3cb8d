import { recordingsError } from './errors.js';
import { isObject } from '../model/json/walk.js';
import { otherKind, otherKindOfText } from './kinds.js';

/** What a text that should be a recording holds. */
export interface Log {
  readonly entries: readonly unknown[];
  readonly creator: unknown;
  /** Why not all of it could be read. */
  readonly broken?: string | undefined;
  /** What `entries` counts: places in the list from 0, or lines from 1. */
  readonly unit: 'entry' | 'line';
}

/** Stands for an entry that is no JSON. */
export const NO_JSON = Symbol('no JSON');
/** Stands for an entry that is too large to read. */
export const TOO_LARGE = Symbol('too large');
export const TWO_LISTS = 'has more than one list of entries: the first was read';
export const NO_END = 'breaks off behind its entries';

/** Reads a HAR as far as it can be read. Throws `recording-invalid`. */
export const parseLog = (written: string, file: string): Log => {
  const text = unwrapped(written);
  if (text.trim() === '') throw invalid(`${file} is empty`);
  const value = parsed(text);
  if (value === NO_JSON) return salvaged(text, file);
  const known = logIn(value);
  if (!known)
    throw otherKind(value, file) ?? invalid(`${file} is no HAR: it has no list log.entries`);
  return isDoubled(text) ? { ...known, ...first(text), broken: TWO_LISTS } : known;
};

/** Without a byte order mark, and out of the call that some viewers want around it. */
const unwrapped = (text: string): string => {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const call = /^\s*[A-Za-z_$][\w.$]{0,99}\(/.exec(bare);
  const end = call ? bare.lastIndexOf(')') : -1;
  return call && end > 0 ? bare.slice(call[0].length, end) : bare;
};

/** `NO_JSON` where it is none. */
export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return NO_JSON;
  }
};

const logIn = (value: unknown): Log | undefined => {
  const log = isObject(value) ? (value.log ?? value) : value;
  const { entries, creator } = isObject(log) ? log : { entries: log, creator: undefined };
  if (Array.isArray(entries)) {
    const isForeign = entries === log && !entries.some(isEntry);
    return isForeign ? undefined : { entries, creator, unit: 'entry' };
  }
  return isEntry(value) ? { entries: [value], creator: undefined, unit: 'line' } : undefined;
};

/** Whether a value is an entry that stands for itself. */
export const isLine = (value: unknown): boolean => logIn(value)?.unit === 'line';

const isEntry = (value: unknown): boolean => isObject(value) && isObject(value.request);

/** A member of this name stands in no text: there, a backslash would be before its second quote. */
const LIST = /"entries"\s{0,99}:\s{0,99}\[/g;

/** Whether `log` itself has two lists of entries; JSON.parse takes the last and says nothing. */
const isDoubled = (text: string): boolean => {
  const begins = [...text.matchAll(LIST)];
  if (begins.length < 2) return false;
  const [begin] = begins;
  const end = begin ? elementsFrom(text, begin.index + begin[0].length).end : -1;
  return begins.slice(1).some(({ index }) => index > end && depthBetween(text, end, index) === 0);
};

/** More values take many times the room of their text. */
export const MOST_VALUES = 1_000_000;

/** Whether a text holds more values than are read at once. */
export const isManifold = (text: string): boolean => {
  let values = 0;
  for (let at = 0; at < text.length && values <= MOST_VALUES; at += 1) {
    const char = text[at];
    if (char === '"') at = stringEnd(text, at);
    else if (char === ',' || char === '{' || char === '[') values += 1;
  }
  return values > MOST_VALUES;
};

/** How much deeper a text is nested at one place than at another before it. */
const depthBetween = (text: string, from: number, to: number): number => {
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    const char = text[at];
    if (char === '"') at = stringEnd(text, at);
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
  }
  return depth;
};

const first = (text: string): Pick<Log, 'entries'> => {
  const [begin] = text.matchAll(LIST);
  return { entries: elementsFrom(text, begin ? begin.index + begin[0].length : 0).elements };
};

/** What can be read of a text that breaks off, or is no JSON in one place. */
const salvaged = (text: string, file: string): Log => {
  const lines = linesOf(text);
  if (lines) return lines;
  const [begin] = text.matchAll(LIST);
  if (!begin) throw otherKindOfText(text, file) ?? invalid(`${file} ${noJson(text)}`);
  const { elements, isWhole } = elementsFrom(text, begin.index + begin[0].length);
  const broken = isWhole ? NO_END : brokenAt(elements.length);
  const [creator] = /"creator"\s{0,99}:\s{0,99}\{[^{}]{0,2000}\}/.exec(text) ?? [];
  const named = parsed(`{${creator ?? ''}}`);
  return {
    entries: elements,
    creator: isObject(named) ? named.creator : undefined,
    broken,
    unit: 'entry',
  };
};

export const brokenInLine = (line: number): string => `breaks off in the middle of line ${line}`;

export const brokenAt = (entry: number): string => `breaks off in the middle of entry ${entry}`;

const noJson = (text: string): string =>
  /^\s*[{[]/.test(text) ? 'breaks off before its first entry, or is no JSON' : 'is no JSON';

/** Entries one a line; undefined: the first line is none. */
const linesOf = (text: string): Log | undefined => {
  const lines = text.split('\n');
  const start = lines.find((line) => line.trim() !== '') ?? '';
  const head = parsed(start);
  if (head === NO_JSON || !isLine(head)) return undefined;
  const entries = lines.map((line) => (line.trim() === '' ? BLANK : parsed(line)));
  const last = entries.findLastIndex((entry) => entry !== BLANK);
  const isCut = entries[last] === NO_JSON && last === entries.length - 1;
  return {
    entries: isCut ? entries.slice(0, -1) : entries,
    creator: undefined,
    broken: isCut ? brokenInLine(entries.length) : undefined,
    unit: 'line',
  };
};

/** Stands for a line that holds nothing. */
export const BLANK = Symbol('blank line');

export interface Elements {
  /** `NO_JSON` for one that is none. */
  readonly elements: readonly unknown[];
  /** Where the list ends, or the text. */
  readonly end: number;
  /** Whether the list came to its end. */
  readonly isWhole: boolean;
}

/** The elements of a list from a place on, each cut out by its brackets. */
export const elementsFrom = (text: string, from: number): Elements => {
  const elements: unknown[] = [];
  let [depth, start] = [0, from];
  const take = (end: number): void => {
    const element = text.slice(start, end);
    if (element.trim() !== '') elements.push(parsed(element));
  };
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') at = stringEnd(text, at);
    else if (char === '{' || char === '[') depth += 1;
    else if (char === ',' && depth === 0) {
      take(at);
      start = at + 1;
    } else if (char === '}' || char === ']') {
      depth -= 1;
      if (depth >= 0) continue;
      take(at);
      return { elements, end: at + 1, isWhole: char === ']' };
    }
  }
  const rest = parsed(text.slice(start));
  if (rest !== NO_JSON) elements.push(rest);
  return { elements, end: text.length, isWhole: false };
};

/** The closing quote of a string; the end of the text where there is none. */
const stringEnd = (text: string, open: number): number => {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
  return text.length;
};

const invalid = (message: string) => recordingsError('recording-invalid', message);

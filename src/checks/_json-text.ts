import { isRecord } from '../model/json/walk.js';
import { pointer } from '../model/json/pointer.js';

/** A member name that stands more than once in one object. */
export interface Duplicate {
  /** JSON pointer to the member. */
  readonly pointer: string;
}

const NONE: readonly Duplicate[] = [];
const MOST = 10;
const DEEPEST = 64;

/**
 * The names that stand twice in an object (RFC 8259 §4), which a parser hides: it keeps the last.
 * @param text that was parsed; @param value what parsing gave
 */
export const duplicateMembers = (text: string, value: unknown): readonly Duplicate[] =>
  isCounted(text, countMembers(value, 0)) ? NONE : scan(text);

/**
 * Whether the text plainly has as many members as the value: then none was lost. Without a backslash
 * each `":` ends a name, or begins a string with a colon, which only makes us look closer.
 */
const isCounted = (text: string, members: number): boolean => {
  if (text.includes('\\') || text.includes(' :')) return false;
  if (text.includes('\n:') || text.includes('\r:') || text.includes('\t:')) return false;
  let found = 0;
  for (let at = text.indexOf('":'); at !== -1; at = text.indexOf('":', at + 2)) found += 1;
  return found === members;
};

/** How many members a value has; NaN where it is too deep to count by recursion. */
const countMembers = (value: unknown, depth: number): number => {
  if (!isRecord(value)) return 0;
  if (depth > DEEPEST) return NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) count += countMembers(item, depth + 1);
    return count;
  }
  for (const name in value) {
    count += 1;
    count += countMembers(value[name], depth + 1);
  }
  return count;
};

interface Level {
  /** Names seen so far; undefined in an array. */
  readonly names: Set<string> | undefined;
  /** The name or index at hand. */
  key: string | number;
}

const STRING = /"(?:[^"\\]|\\.)*"/sy;

/** One pass over a text that is known to be JSON. */
const scan = (text: string): readonly Duplicate[] => {
  const found = new Map<string, Duplicate>();
  const levels: Level[] = [];
  const note = (name: string): void => {
    const level = levels.at(-1);
    if (!level?.names) return;
    level.key = name;
    if (!level.names.has(name)) {
      level.names.add(name);
      return;
    }
    const place = pointer('', ...levels.map(({ key }) => key));
    found.set(place, { pointer: place });
  };
  for (let at = 0; at < text.length && found.size < MOST; at += 1) {
    const sign = text.charAt(at);
    if (sign === '{') levels.push({ names: new Set(), key: '' });
    else if (sign === '[') levels.push({ names: undefined, key: 0 });
    else if (sign === '}' || sign === ']') levels.pop();
    else if (sign === ',') advance(levels.at(-1));
    else if (sign === '"') {
      const end = endOfString(text, at);
      if (isName(text, end)) note(decode(text.slice(at, end)));
      at = end - 1;
    }
  }
  return [...found.values()];
};

const advance = (level: Level | undefined): void => {
  if (typeof level?.key === 'number') level.key += 1;
};

const endOfString = (text: string, start: number): number => {
  STRING.lastIndex = start;
  return STRING.test(text) ? STRING.lastIndex : text.length;
};

/** Whether the string that ends here is a name: only a name has a colon after it. */
const isName = (text: string, end: number): boolean => {
  let at = end;
  while (' \t\n\r'.includes(text.charAt(at)) && at < text.length) at += 1;
  return text.charAt(at) === ':';
};

const decode = (literal: string): string =>
  literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1);

const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

/** Whether a JSON text holds escapes that can make a lone surrogate (RFC 8259 §7, §8.2). */
export const mayHoldSurrogates = (text: string): boolean =>
  text.includes('\\') && SURROGATE_ESCAPE.test(text);

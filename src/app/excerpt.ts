import { pointer, tokens, valueAt } from '../model/json/pointer.js';
import { isRecord } from '../model/json/walk.js';

/** What a document says around one of its places, long parts cut short. */
export interface Excerpt {
  /** Of what is shown. */
  readonly pointer: string;
  /** The place within it. */
  readonly at: string;
  /** JSON. */
  readonly text: string;
}

/** Characters that a part may have which is not what it is about. */
const SHORT = 200;
/** Members and items that are shown of one part. */
const MOST = 40;

/** A word of a schema is shown with those beside it, all else by itself. */
export const excerptAt = (root: unknown, at: string): Excerpt | undefined => {
  const path = at.slice(at.indexOf('#') + 1);
  const prefix = at.slice(0, at.indexOf('#') + 1);
  const [value, holder] = [valueAt(root, path), tokens(path).slice(0, -1)];
  // Another file that the document refers to is not at hand.
  if (prefix !== '#' || value === undefined) return undefined;
  const key = tokens(path).at(-1);
  const around = valueAt(root, pointer('', ...holder));
  const isWord = key !== undefined && isWordOf(around, value);
  const shown = isWord ? abridged(around, key) : abridged(value, undefined);
  return {
    pointer: isWord ? pointer('#', ...holder) : at,
    at,
    text: JSON.stringify(shown),
  };
};

const isWordOf = (holder: unknown, value: unknown): boolean =>
  isRecord(holder) &&
  !Array.isArray(holder) &&
  (!isRecord(value) || (Array.isArray(value) && !value.some(isRecord)));

/** A value without what is long in it, but for one member. */
const abridged = (value: unknown, kept: string | undefined, depth = 0): unknown => {
  if (!isRecord(value)) return typeof value === 'string' ? cut(value) : value;
  if (depth > 0 && JSON.stringify(value).length > SHORT) return counted(value);
  const entries = Object.entries(value)
    .filter(([name], index) => index < MOST || name === kept)
    .map(([name, part]) => [
      name,
      name === kept ? whole(part) : abridged(part, undefined, depth + 1),
    ]);
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
};

const whole = (value: unknown): unknown =>
  Array.isArray(value) && value.length > MOST ? value.slice(0, MOST) : value;

const cut = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text);

const counted = (value: object): string => {
  const count = Object.keys(value).length;
  const noun = Array.isArray(value) ? 'item' : 'member';
  return `… ${count} ${noun}${count === 1 ? '' : 's'}`;
};

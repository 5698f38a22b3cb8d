/**
 * Integers beyond 2^53 as texts write them: a double holds them only nearly. What is noted stays with the
 * object or list that holds the number; a copy of that is judged by its doubles. They stand beside the value, for
 * JSON has no place for them in it, and every parsed body may have some: they are its property, go when it goes,
 * and are asked for by the value alone, so that nothing is kept from one call for the next.
 */
const NOTES = new WeakMap<object, Map<string, string>>();

/** Whether a double may stand for several integers. */
export const isVague = (value: number): boolean => Math.abs(value) > Number.MAX_SAFE_INTEGER;

export const noteWritten = (holder: object, key: string, text: string): void => {
  const notes = NOTES.get(holder) ?? new Map<string, string>();
  notes.set(key, text);
  NOTES.set(holder, notes);
};

/** How a number of an object or list is written; undefined where its double says all, or nobody noted it. */
export const writtenAt = (holder: unknown, key: string | number): string | undefined =>
  typeof holder === 'object' && holder !== null ? NOTES.get(holder)?.get(String(key)) : undefined;

/** Takes the notes over to a copy of an object. */
export const keepWritten = (from: object, to: object): void => {
  for (const [key, text] of NOTES.get(from) ?? []) noteWritten(to, key, text);
};

/** What a number that is large enough looks like; parts of strings may, too. */
const LARGE = /(?:^|[:,[\s])-?\d(?:[\d.]{15}|[\d.]*[eE]\+?\d)/;
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gs;
/** Longer ones are judged by their doubles: a hostile one could be the whole text. */
const LONGEST = 1000;

/**
 * Notes the numbers of a parsed text that are vague as doubles.
 * @returns how the value itself is written, where it is such a number
 */
export const noteNumbers = (text: string, value: unknown): string | undefined => {
  if (!LARGE.test(text)) return undefined;
  const quoted = text.replace(TOKEN, (token) => (isNoted(token) ? `"${token}"` : token));
  if (quoted === text) return undefined;
  const twin: unknown = JSON.parse(quoted);
  if (typeof value === 'number') return typeof twin === 'string' ? twin : undefined;
  noteWithin(value, twin);
  return undefined;
};

const isNoted = (token: string): boolean =>
  !token.startsWith('"') && token.length <= LONGEST && isVague(Number(token));

/** @param twin the same value with texts for the numbers */
const noteWithin = (value: unknown, twin: unknown): void => {
  const open: [unknown, unknown][] = [[value, twin]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [own, other] = pair;
    if (!isHolder(own) || !isHolder(other)) continue;
    for (const [key, each] of Object.entries(own)) {
      const written = other[key];
      if (typeof each === 'number' && typeof written === 'string') noteWritten(own, key, written);
      else if (isHolder(each)) open.push([each, written]);
    }
  }
};

const isHolder = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

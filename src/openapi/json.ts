/** Containers within containers; a deeper document is left to the reader of YAML, which says so. */
const MAX_DEPTH = 500;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/**
 * The value of a JSON text, in a small part of the time that reading it as YAML takes; undefined where
 * that reads it in another way: no JSON, a member that is there twice, a merge key, a prototype.
 */
export const parseJson = (text: string): { readonly root: object } | undefined => {
  if (!/^\s*[{[]/.test(text.slice(0, 1_000))) return undefined;
  try {
    const root: unknown = JSON.parse(text);
    if (typeof root !== 'object' || root === null) return undefined;
    const members = { count: 0 };
    const isPlain = count(root, members, 0) && members.count === keysIn(text);
    return isPlain ? { root } : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
};

/** @returns whether it is not too deep, and without names that YAML, or objects, take for something else */
const count = (value: object, members: { count: number }, depth: number): boolean => {
  if (depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) if (!countIn(item, members, depth)) return false;
    return true;
  }
  for (const name of Object.keys(value)) {
    if (name === '__proto__' || name === '<<') return false;
    members.count++;
    if (!countIn((value as Record<string, unknown>)[name], members, depth)) return false;
  }
  return true;
};

const countIn = (value: unknown, members: { count: number }, depth: number): boolean =>
  typeof value !== 'object' || value === null || count(value, members, depth + 1);

/** How many names of members a JSON text has. */
const keysIn = (text: string): number => {
  let keys = 0;
  for (let open = text.indexOf('"'); open >= 0;) {
    const end = endOfText(text, open);
    let next = end + 1;
    while (isBlank(text.charCodeAt(next))) next++;
    if (text.charCodeAt(next) === COLON) keys++;
    open = text.indexOf('"', next);
  }
  return keys;
};

/** Of a text that begins at a quote: where its last quote is. */
const endOfText = (text: string, open: number): number => {
  let end = text.indexOf('"', open + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
};

const isEscaped = (text: string, at: number): boolean => {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before--;
  return (at - before) % 2 === 0;
};

const isBlank = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** A value within a container: its offset, that of its name, and what follows it. */
interface Part {
  readonly name: string | undefined;
  /** Of its name, or of the value itself in a list. */
  readonly at: number;
  readonly value: number;
  readonly end: number;
}

/** The parts of the container that begins at an offset of a JSON text, in its order. */
export function* partsOf(text: string, container: number): Generator<Part> {
  const isMap = text[container] === '{';
  let at = blankEnd(text, container + 1);
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    let [value, name]: [number, string | undefined] = [at, undefined];
    if (isMap) {
      const end = endOfText(text, at);
      name = String(JSON.parse(text.slice(at, end + 1)));
      value = blankEnd(text, blankEnd(text, end + 1) + 1);
    }
    const end = endOfValue(text, value);
    yield { name, at, value, end };
    at = blankEnd(text, end);
    if (text[at] === ',') at = blankEnd(text, at + 1);
  }
}

export const blankEnd = (text: string, from: number): number => {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
};

const STRUCTURE = /["{}[\]]/g;

/** Where the value that begins at an offset is over. */
const endOfValue = (text: string, from: number): number => {
  const first = text.charCodeAt(from);
  if (first === QUOTE) return endOfText(text, from) + 1;
  if (text[from] !== '{' && text[from] !== '[') return endOfWord(text, from);
  let depth = 0;
  STRUCTURE.lastIndex = from;
  for (let match = STRUCTURE.exec(text); match; match = STRUCTURE.exec(text)) {
    const [sign] = match;
    if (sign === '"') STRUCTURE.lastIndex = endOfText(text, match.index) + 1;
    else if (sign === '{' || sign === '[') depth++;
    else if (--depth === 0) return match.index + 1;
  }
  return text.length;
};

const endOfWord = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && !',]} \n\r\t'.includes(text[at] ?? ',')) at++;
  return at;
};

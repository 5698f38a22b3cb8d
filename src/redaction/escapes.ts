/** A text with its escapes undone once, and where each character of it stands in the source. */
export interface Layer {
  readonly text: string;
  /** By position of the character; one more, for the end. */
  readonly starts: Uint32Array;
}

/** What an escape means, and how long it is. */
interface Escape {
  readonly units: string;
  readonly length: number;
}

/** Escapes of HTML and XML, percent-encoding, those of JSON, JavaScript and C; NUL is what UTF-16 leaves. */
const CANDIDATE = /&(?=[#a-z])|%|\\|\0/gi;

/**
 * Undoes escapes once; undefined where there are none. What is escaped twice shows in the layer of the layer.
 */
export const unescapedLayer = (text: string): Layer | undefined => {
  const builder = new LayerBuilder(text);
  let from = 0;
  for (;;) {
    CANDIDATE.lastIndex = from;
    const found = CANDIDATE.exec(text);
    if (!found) return builder.end();
    const escape = escapeAt(text, found.index);
    if (escape) builder.add(found.index, escape);
    from = found.index + (escape?.length ?? 1);
  }
};

class LayerBuilder {
  readonly #text: string;
  readonly #starts: Uint32Array;
  readonly #parts: string[] = [];
  #size = 0;
  #from = 0;

  constructor(text: string) {
    this.#text = text;
    // At the most as many as in the source, and the end.
    this.#starts = new Uint32Array(text.length + 1);
  }

  add(at: number, { units, length }: Escape): void {
    this.#plain(at);
    // Of several units the first has all of the source; what means nothing belongs to the character before it.
    for (let unit = 0; unit < units.length; unit += 1)
      this.#starts[this.#size++] = unit === 0 ? at : at + length;
    this.#parts.push(units);
    this.#from = at + length;
  }

  #plain(to: number): void {
    for (let at = this.#from; at < to; at += 1) this.#starts[this.#size++] = at;
    this.#parts.push(this.#text.slice(this.#from, to));
  }

  end(): Layer | undefined {
    if (this.#parts.length === 0) return undefined;
    this.#plain(this.#text.length);
    this.#starts[0] = 0;
    this.#starts[this.#size] = this.#text.length;
    return { text: this.#parts.join(''), starts: this.#starts.subarray(0, this.#size + 1) };
  }
}

const NOTHING: Escape = { units: '', length: 1 };

const escapeAt = (text: string, at: number): Escape | undefined => {
  switch (text.charAt(at)) {
    case '&':
      return entityAt(text, at);
    case '%':
      return percentAt(text, at);
    case '\\':
      return backslashAt(text, at);
    default:
      return NOTHING;
  }
};

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));?/iy;

/** Named entities of what stands in secrets, each with its letter; letters and digits have no names. */
const NAMES =
  'amp & lt < gt > quot " apos \' sol / bsol \\ plus + equals = colon : semi ; comma , period . lowbar _ num # ' +
  'percnt % ast * midast * excl ! quest ? commat @ lpar ( rpar ) lsqb [ lbrack [ rsqb ] rbrack ] lcub { lbrace { ' +
  'rcub } rbrace } verbar | vert | grave ` hat ^ dollar $ hyphen - dash - tilde ~';
const NAMED: ReadonlyMap<string, string> = new Map([
  ...(NAMES.match(/[a-z]{2,8} \S/g) ?? []).map(
    (pair) => [pair.slice(0, -2), pair.slice(-1)] as const,
  ),
  ['nbsp', '\u00a0'],
  ['newline', '\n'],
  ['tab', '\t'],
]);

const entityAt = (text: string, at: number): Escape | undefined => {
  ENTITY.lastIndex = at;
  const [whole = '', decimal, hex, name] = ENTITY.exec(text) ?? [];
  if (whole === '') return undefined;
  if (name !== undefined) {
    const units = NAMED.get(name.toLowerCase());
    return units === undefined ? undefined : { units, length: whole.length };
  }
  const units = unitsOf(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal));
  return units === undefined ? undefined : { units, length: whole.length };
};

const unitsOf = (code: number): string | undefined =>
  code <= 0x10ffff ? String.fromCodePoint(code) : undefined;

const PERCENT = /%(?:u([\da-f]{4})|([\da-f]{2}))/iy;

const percentAt = (text: string, at: number): Escape | undefined => {
  PERCENT.lastIndex = at;
  const [whole = '', unit, octet] = PERCENT.exec(text) ?? [];
  if (unit !== undefined) return { units: codeUnit(unit), length: whole.length };
  if (octet === undefined) return undefined;
  const first = parseInt(octet, 16);
  const count = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1;
  const octets = text.slice(at, at + 3 * count);
  return count > 1 && octets.length === 3 * count
    ? (utf8Escape(octets) ?? { units: codeUnit(octet), length: 3 })
    : { units: codeUnit(octet), length: 3 };
};

const utf8Escape = (octets: string): Escape | undefined => {
  try {
    return { units: decodeURIComponent(octets), length: octets.length };
  } catch {
    return undefined;
  }
};

const codeUnit = (hex: string): string => String.fromCharCode(parseInt(hex, 16));

const BACKSLASH =
  /\\(?:u([\da-f]{4})|u\{([\da-f]{1,6})\}|x([\da-f]{2})|([0-3][0-7]{2})|(["'\\/bfnrt0]))/iy;
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['0', '\0'],
]);

const backslashAt = (text: string, at: number): Escape | undefined => {
  BACKSLASH.lastIndex = at;
  const [whole = '', unit, point, byte, octal, letter] = BACKSLASH.exec(text) ?? [];
  if (whole === '') return undefined;
  const { length } = whole;
  const hex = unit ?? byte;
  if (hex !== undefined) return { units: codeUnit(hex), length };
  if (octal !== undefined) return { units: String.fromCharCode(parseInt(octal, 8)), length };
  if (letter !== undefined) return { units: LETTERS.get(letter) ?? letter, length };
  const units = unitsOf(parseInt(point ?? '', 16));
  return units === undefined ? undefined : { units, length };
};

/** The escape of a character in the form and length of another escape; dashes where there is none. */
export const escapedLike = (escape: string, units: string): string => {
  const { length } = escape;
  const like = formOf(escape, units);
  return like.length === length ? like : '-'.repeat(length);
};

const utf8 = new TextEncoder();

const formOf = (escape: string, units: string): string => {
  const code = units.codePointAt(0) ?? 0;
  const digits = (radix: number, before: number, after = 0): string =>
    escape.slice(0, before) +
    code.toString(radix).padStart(escape.length - before - after, '0') +
    escape.slice(escape.length - after);
  const end = escape.endsWith(';') ? 1 : 0;
  if (/^&#x/i.test(escape)) return digits(16, 3, end);
  if (escape.startsWith('&#')) return digits(10, 2, end);
  if (/^(?:%u|\\u[^{]|\\x)/i.test(escape)) return digits(16, 2);
  if (/^\\u\{/i.test(escape)) return digits(16, 3, 1);
  if (/^\\[0-3][0-7]{2}$/.test(escape)) return digits(8, 1);
  if (escape.startsWith('%')) return percentForm(escape, units);
  return escape.includes('\0') ? escape.replace(/[^\0]/, () => units) : '';
};

const percentForm = (escape: string, units: string): string => {
  const bytes = escape.length === 3 ? [units.charCodeAt(0) & 255] : [...utf8.encode(units)];
  return bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
};

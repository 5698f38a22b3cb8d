export const [QUOTE, COMMA, COLON, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [
  34, 44, 58, 91, 93, 123, 125,
] as const;

/** The offset of the quote that ends a string; -1: there is none. */
export const endOfString = (text: string, start: number): number => {
  let end = text.indexOf('"', start);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
};

const isEscaped = (text: string, at: number): boolean => {
  let first = at;
  while (text.charCodeAt(first - 1) === 92) first--;
  return (at - first) % 2 === 1;
};

/** Where the members of the container at an offset of plain JSON are written: their keys, or the items. */
export const memberOffsets = (text: string, start: number): ReadonlyMap<string, number> =>
  new Members(text, start).read();

class Members {
  readonly #text: string;
  readonly #start: number;
  readonly #isList: boolean;
  readonly #found = new Map<string, number>();
  #depth = 0;
  /** Whether the next token on the first level begins a member. */
  #isDue = false;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
    this.#isList = text.charCodeAt(start) === OPEN_LIST;
  }

  read(): ReadonlyMap<string, number> {
    let at = this.#start;
    do at = this.#token(this.#text.charCodeAt(at), at) + 1;
    while (this.#depth > 0 && at < this.#text.length);
    return this.#found;
  }

  /** @returns the offset of its last character */
  #token(code: number, at: number): number {
    if (code <= SPACE) return at;
    if (code === CLOSE || code === CLOSE_LIST) {
      this.#depth -= 1;
      return at;
    }
    const end = code === QUOTE ? endOfString(this.#text, at + 1) : at;
    if (this.#depth === 1 && this.#isDue) this.#add(at, end);
    else if (this.#depth === 1 && code === COMMA) this.#isDue = true;
    if (code === OPEN || code === OPEN_LIST) {
      this.#depth += 1;
      if (this.#depth === 1) this.#isDue = true;
    }
    return end;
  }

  #add(at: number, end: number): void {
    this.#isDue = false;
    const key = this.#isList
      ? String(this.#found.size)
      : String(JSON.parse(this.#text.slice(at, end + 1)));
    this.#found.set(key, at);
  }
}

const SPACE = 32;

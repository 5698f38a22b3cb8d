/** One line of a message, and the place in it that the line shows, as findings name places. */
export interface Line {
  readonly text: string;
  readonly path: string;
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|"/gs;

/** Longer texts are shown as they came: nobody reads them for their shape. */
const LAID_OUT = 20_000;

interface Level {
  readonly array: boolean;
  key: string;
  index: number;
}

/**
 * A JSON text with one member a line: only white space between tokens changes, so that repeated
 * names, odd numbers and everything else stay as they came. Other texts keep their own lines.
 */
export const bodyLines = (body: string, base: string): readonly Line[] => {
  if (!/^\s*[[{]/.test(body) || body.length > LAID_OUT) {
    return body.split('\n').map((text) => ({ text, path: base }));
  }
  return new Layout(base).of(body);
};

/** Keeps track of where in the value a token stands. */
class Layout {
  readonly #base: string;
  readonly #levels: Level[] = [];
  readonly #lines: Line[] = [];
  #text = '';
  #path: string;

  constructor(base: string) {
    this.#base = base;
    this.#path = base;
  }

  of(body: string): readonly Line[] {
    const tokens = body.match(TOKENS) ?? [];
    tokens.forEach((token, index) => {
      this.#take(token, tokens[index + 1] ?? '');
    });
    this.#flush();
    return this.#lines;
  }

  #take(token: string, next: string): void {
    const level = this.#levels.at(-1);
    if (token === '{' || token === '[') this.#open(token, next);
    else if (token === '}' || token === ']') this.#close(token);
    else if (token === ',') {
      this.#text += token;
      if (level) level.index += 1;
      this.#flush();
    } else if (token === ':') this.#text += ': ';
    else this.#word(token, next);
  }

  #open(token: string, next: string): void {
    this.#begin();
    this.#text += token;
    this.#levels.push({ array: token === '[', key: '', index: 0 });
    if (next !== '}' && next !== ']') this.#flush();
  }

  #close(token: string): void {
    this.#levels.pop();
    if (!/[[{]$/.test(this.#text)) {
      this.#flush();
      this.#begin();
      this.#path = '';
    }
    this.#text += token;
  }

  #word(token: string, next: string): void {
    const level = this.#levels.at(-1);
    if (level && !level.array && next === ':') level.key = nameOf(token);
    this.#begin();
    this.#text += token;
  }

  /** Starts a line, unless one has been started: what it shows is what stands first in it. */
  #begin(): void {
    if (this.#text !== '') return;
    this.#text = '  '.repeat(Math.min(this.#levels.length, 20));
    this.#path = this.#levels.reduce((path, { array, key, index }) => {
      return `${path}/${array ? String(index) : key}`;
    }, this.#base);
  }

  #flush(): void {
    if (this.#text !== '') this.#lines.push({ text: this.#text, path: this.#path });
    this.#text = '';
  }
}

/** A member's name as pointers write it (RFC 6901 §3). */
const nameOf = (token: string): string => {
  try {
    return String(JSON.parse(token)).replaceAll('~', '~0').replaceAll('/', '~1');
  } catch {
    return token;
  }
};

/** Whether a line shows the place that a finding names; `*` in it stands for any item. */
export const shows = (path: string, at: string): boolean => {
  const [have, want] = [path.toLowerCase().split('/'), at.toLowerCase().split('/')];
  return (
    have.length === want.length && want.every((part, index) => part === '*' || part === have[index])
  );
};

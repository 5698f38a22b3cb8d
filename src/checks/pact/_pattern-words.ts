/** Words that one expression gives, and that its parts give. */
const MOST = 24;
/** Longer expressions are not read, and longer words not made. */
const LONGEST = 500;
const DEEPEST = 20;
/** One of each kind that a class may ask for. */
const CHARACTERS = Array.from('abzAZ059-_.@/:+# ,é');

type Words = readonly string[];

/**
 * Texts that a regular expression asks for, as far as they are easily found: of each alternative some, with
 * few and more repetitions. Whether they fit is for whoever tries them to see.
 */
export const wordsOf = (source: string): Words => {
  if (source.length > LONGEST) return [];
  try {
    return new Reader(source).read().filter((word) => word.length <= LONGEST);
  } catch (error) {
    // What is written in a way that is not read here gives none.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
};

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): Words {
    const words = this.#alternatives(0);
    if (this.#at < this.#source.length) throw new SyntaxError();
    return words;
  }

  #alternatives(depth: number): Words {
    if (depth > DEEPEST) throw new SyntaxError();
    const found = [this.#line(depth)];
    while (this.#takes('|')) found.push(this.#line(depth));
    // Some of each: the first alternative is not to hide the last.
    const longest = Math.max(...found.map(({ length }) => length));
    const turns = Array.from({ length: longest }, (_, turn) =>
      found.flatMap((words) => words.slice(turn, turn + 1)),
    );
    return turns.flat().slice(0, MOST);
  }

  #line(depth: number): Words {
    let words: Words = [''];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at)))
      words = joined(words, this.#repeated(this.#atom(depth)));
    return words;
  }

  #atom(depth: number): Words {
    if (this.#takes('^') || this.#takes('$')) return [''];
    if (this.#takes('(')) return this.#group(depth);
    const [atom] = /^(?:\[(?:[^\]\\]|\\.)*\]|\\[pP]\{[^}]*\}|\\.|[^\\])/su.exec(this.#rest) ?? [];
    if (atom === undefined || /^\\[bB\dkcux]/.test(atom) || /^[*+?{]$/.test(atom))
      throw new SyntaxError();
    this.#at += atom.length;
    if (/^[^\\[.]$/su.test(atom)) return [atom];
    const one = new RegExp(`^${atom}$`, 'u');
    const fitting = CHARACTERS.filter((each) => one.test(each));
    return fitting.length > 0 || atom.length !== 2 ? fitting : [atom.charAt(1)];
  }

  #group(depth: number): Words {
    const [kind] = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(this.#rest) ?? [];
    if (kind === undefined ? this.#takes('?') : kind !== '?:' && !kind.endsWith('>'))
      throw new SyntaxError();
    this.#at += kind?.length ?? 0;
    const words = this.#alternatives(depth + 1);
    if (!this.#takes(')')) throw new SyntaxError();
    return words;
  }

  #repeated(words: Words): Words {
    const [quantifier, least, more, most] =
      /^(?:[*+?]|\{(\d{1,4})(?:(,)(\d{0,4}))?\})\??/.exec(this.#rest) ?? [];
    if (quantifier === undefined) return words;
    this.#at += quantifier.length;
    const counts = countsOf(quantifier, Number(least), more === undefined ? least : most);
    return counts.flatMap((count) => words.map((word) => repeated(word, count))).slice(0, MOST);
  }

  get #rest(): string {
    return this.#source.slice(this.#at);
  }

  #takes(sign: string): boolean {
    const isThere = this.#source.startsWith(sign, this.#at);
    if (isThere) this.#at += sign.length;
    return isThere;
  }
}

/** Not beyond the length at which a word is too long. */
const repeated = (word: string, count: number): string =>
  word === '' ? '' : word.repeat(Math.min(count, Math.ceil((LONGEST + 1) / word.length)));

const countsOf = (
  quantifier: string,
  least: number,
  most: string | undefined,
): readonly number[] => {
  if (quantifier.startsWith('?')) return [1, 0];
  if (quantifier.startsWith('*')) return [2, 0];
  if (quantifier.startsWith('+')) return [2, 1];
  const above = most === undefined || most === '' ? least + 2 : Number(most);
  return least === above ? [least] : [least, above];
};

/** Words of two parts in a row: each of either part is in one of them. */
const joined = (before: Words, after: Words): Words => {
  if (before.length === 0 || after.length === 0) return [];
  return Array.from(
    { length: Math.min(MOST, Math.max(before.length, after.length)) },
    (_, index) => {
      const word = `${before[index % before.length] ?? ''}${after[index % after.length] ?? ''}`;
      return word.slice(0, LONGEST + 1);
    },
  );
};

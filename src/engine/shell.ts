/** What a shell leaves as it is without quotes. */
const PLAIN = /^[\w@%+=:,./-]+$/;
/** What a terminal would act on, or a reader could not see. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * A word for sh, or, where it holds what cannot be seen, for bash and zsh (`$'…'`): it comes out as
 * it went in, whatever it holds. A NUL cannot stand in a word; it is left out.
 */
export const shellWord = (text: string): string => {
  if (PLAIN.test(text)) return text;
  if (!UNSEEN.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  return `$'${Array.from(text, escaped).join('')}'`;
};

/** From how many on a character that is repeated is worth a command of its own. */
const RUN = 256;
const REPEATED = /^[A-Za-z0-9[\]{}]$/;

/** As `shellWord`; what is the same character many times is made by the shell. */
export const shortWord = (text: string): string => {
  const words: string[] = [];
  let begin = 0;
  for (let [from, end] = [0, 0]; from < text.length; from = end) {
    const letter = text.charAt(from);
    while (text.charAt(end) === letter) end++;
    if (end - from < RUN || !REPEATED.test(letter)) continue;
    if (begin < from) words.push(shellWord(text.slice(begin, from)));
    words.push(`"$(printf '%${end - from}s' | tr ' ' '${letter}')"`);
    begin = end;
  }
  return [...words, ...(begin < text.length ? [shellWord(text.slice(begin))] : [])].join('');
};

const NAMED: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  "'": "\\'",
  '\\': '\\\\',
  '\0': '',
};

const escaped = (letter: string): string => {
  const named = NAMED[letter];
  if (named !== undefined) return named;
  if (!UNSEEN.test(letter)) return letter;
  const code = letter.codePointAt(0) ?? 0;
  // Octal has a fixed length: a digit that follows is not taken for one of its own.
  if (code < 0x80) return `\\${code.toString(8).padStart(3, '0')}`;
  if (code >= 0xd800 && code < 0xe000) return '\ufffd';
  return `\\U${code.toString(16).padStart(8, '0')}`;
};

/** One line of comment: no line break ends it early. */
export const shellComment = (text: string): string =>
  `# ${text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '?')}`;

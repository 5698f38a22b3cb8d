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

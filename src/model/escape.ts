/** Characters that a reader cannot see or that move others about: controls, bidi and format characters, separators, lone surrogates, noncharacters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
/** The same without line feed and tab. */
const UNSEEN_IN_LINES = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const named = (character: string): string => {
  const name = NAMED[character];
  if (name !== undefined) return name;
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length <= 2 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`;
};

/**
 * Text of a stranger, on one line: what cannot be seen is named (`\x1b`, `\u{202e}`, `\n`).
 * Whatever comes out neither moves a cursor nor turns the direction of other text.
 */
export const visible = (text: string): string => text.replace(UNSEEN, named);

/** The same for text of several lines: line feeds and tabs stay. */
export const visibleLines = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(UNSEEN_IN_LINES, named);

/** Below this length a word on what is missing would take more room than what is shown. */
const SHORT = 60;

/** At most `length` UTF-16 code units of a text, no character halved; of a long one, with a word on how many are missing. */
export const cut = (text: string, length: number): string => {
  if (text.length <= length) return text;
  const end = length < SHORT ? length - 1 : length;
  const head = text.slice(0, /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end);
  if (length < SHORT) return `${head}…`;
  return `${head}… (${(text.length - head.length).toLocaleString('en-US')} more characters)`;
};

/** How much of a stranger's text a report shows in one place, characters. */
export const READABLE = 400;

/** What a build server would obey where it stands in a log: `::error …` and `##[…]`. */
const withoutCommands = (text: string): string =>
  text.replace(/::(?=[a-z])/gi, ':\\x3a').replaceAll('##[', '#\\x23[');

/** One line of text that is safe on a terminal and in the log of a build. */
export const terminal = (text: string, length = READABLE): string =>
  withoutCommands(visible(cut(text, length)));

/** Several lines of text that are safe on a terminal and in the log of a build. */
export const terminalLines = (text: string, length: number): string =>
  withoutCommands(visibleLines(cut(text, length)));

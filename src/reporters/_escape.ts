import { cut, READABLE, visible, visibleLines } from '../model/escape.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const entities = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** One line of text that is safe in HTML, in content and in quoted attributes. */
export const html = (text: string, length = READABLE): string =>
  entities(visible(cut(text, length)));

/** Several lines of text that are safe in HTML content. */
export const htmlLines = (text: string, length: number): string =>
  entities(visibleLines(cut(text, length)));

/** One line of text that is safe in XML 1.0, in content and in quoted attributes; illegal characters are named. */
export const xml = (text: string, length = READABLE): string => html(text, length);

/** Several lines of text that are safe in XML 1.0 content. */
export const xmlLines = (text: string, length: number): string => htmlLines(text, length);

/**
 * One line of text that is safe within a line or a table cell of GitHub's Markdown: no markup, no
 * HTML, and no address, mention or issue number turns into a link.
 */
export const markdown = (text: string, length = READABLE): string =>
  visible(cut(text, length))
    .replace(/[\\*_[\]()~!{}$^=]/g, '\\$&')
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character)
    .replace(/^(\s*\d*)([-+.])/, '$1\\$2')
    .replace(/[@#]/g, '$&<!-- -->')
    .replaceAll('`', '&#96;')
    .replaceAll('|', '&#124;')
    .replaceAll('://', ':<!-- -->//')
    .replace(/\b(www|GH)([.-])/gi, '$1<!-- -->$2');

/** A fenced block of Markdown that its text cannot leave. */
export const markdownFence = (text: string, language: string, length: number): string => {
  const lines = visibleLines(cut(text, length));
  const longest = Math.max(2, ...(lines.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${lines}\n${fence}`;
};

/** Characters that JSON lets stand and a terminal or an editor obeys. */
const OBEYED = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A value as JSON in which nothing invisible stands: the value is the same, only written out. */
export const jsonText = (value: unknown, indentation = 0): string =>
  JSON.stringify(value, undefined, indentation).replace(OBEYED, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );

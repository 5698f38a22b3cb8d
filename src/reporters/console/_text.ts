import pc from 'picocolors';
import type { TerminalStyle } from '../../model/reporter.js';

export type Paint = ReturnType<typeof pc.createColors>;

/** A page in the making: its colours and its width. */
export interface Page {
  readonly paint: Paint;
  readonly columns: number;
}

const NARROWEST = 40;
const WIDEST = 120;

export const pageOf = ({ colour, columns }: TerminalStyle): Page => ({
  paint: pc.createColors(colour),
  columns: Math.min(Math.max(columns, NARROWEST), WIDEST),
});

const COMBINING = /[\p{Mn}\p{Me}]/gu;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu;

/** The columns that a text takes on a terminal. */
export const widthOf = (text: string): number =>
  Array.from(text.replace(COMBINING, '').replace(WIDE, '##')).length;

export const pad = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - widthOf(text)));

export const padStart = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, columns - widthOf(text))) + text;

/** Breaks a word that is longer than a line, after a slash where there is one. */
const chop = (word: string, columns: number): readonly string[] => {
  if (widthOf(word) <= columns) return [word];
  const characters = Array.from(word);
  let taken = 0;
  for (let width = 0; taken < characters.length; taken += 1) {
    width += widthOf(characters[taken] ?? '');
    if (width > columns) break;
  }
  const slash = characters.slice(0, taken).lastIndexOf('/');
  const at = slash > taken / 2 ? slash + 1 : Math.max(taken, 1);
  return [characters.slice(0, at).join(''), ...chop(characters.slice(at).join(''), columns)];
};

/** Lines of at most so many columns, broken at spaces where that is possible. */
export const wrap = (text: string, columns: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => chop(each, columns))) {
    if (line === '') line = word;
    else if (widthOf(line) + 1 + widthOf(word) <= columns) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((each) => each.trimEnd());
};

/** A label and a text that hangs beside it. */
export const field = (
  page: Page,
  label: string,
  text: string,
  { indentation = 4, labels = 10, tint = (line: string) => line } = {},
): readonly string[] => {
  const hang = indentation + labels;
  return wrap(text, page.columns - hang).map((line, index) =>
    index === 0
      ? ' '.repeat(indentation) + page.paint.dim(pad(label, labels)) + tint(line)
      : ' '.repeat(hang) + tint(line),
  );
};

export const heading = (page: Page, text: string, aside = ''): string =>
  page.paint.bold(text) + (aside === '' ? '' : `  ${page.paint.dim(aside)}`);

/** A text that is indented and wrapped. */
export const paragraph = (page: Page, text: string, indentation = 2): readonly string[] =>
  wrap(text, page.columns - indentation).map((line) => ' '.repeat(indentation) + line);

import type { Finding } from '../../model/finding.js';
import { type Line, shows } from './_lines.js';

/** The findings that an exchange shows. */
export type About = readonly Pick<Finding, 'at' | 'actual'>[];

/**
 * The lines that findings are about. A place in one item of a list is that of every item that has what was found,
 * and of no other; where none can be told from the others, it is taken as it is written.
 */
export const guiltyOf = (lines: readonly Line[], about: About): ReadonlySet<Line> =>
  new Set(
    about.flatMap(({ at, actual }) => {
      const inAnyItem = at.replace(/\/\d+(?=\/|$)/g, '/*');
      const having = lines.filter(
        ({ path, text }) => shows(path, inAnyItem) && has(actual, valueIn(text)),
      );
      return having.length > 0 ? having : lines.filter(({ path }) => shows(path, at));
    }),
  );

/** The value at the end of a line of JSON, as it stands there. */
const valueIn = (text: string): string => {
  const member = /^\s{0,64}"(?:[^"\\]|\\.){0,400}": /.exec(text);
  return text
    .slice(member?.[0].length ?? 0)
    .trim()
    .replace(/,$/, '');
};

/** Whether what was found is said with this value, which is no part of a longer word. */
const has = (actual: string, value: string): boolean => {
  if (value === '' || value === '{' || value === '[') return false;
  const start = actual.indexOf(value);
  if (start === -1) return false;
  const [before, after] = [actual[start - 1] ?? ' ', actual[start + value.length] ?? ' '];
  return !/\w/.test(before) && !/\w/.test(after);
};

/** Lines of a body that are shown: of a long one its beginning, and what is around the guilty lines. */
const LINES = 160;
const BEGINNING = 24;
const AROUND = 6;

/** The lines that are shown, and in place of others how many they are. */
export const piecesOf = (
  lines: readonly Line[],
  guilty: ReadonlySet<Line>,
): readonly (Line | number)[] => {
  if (lines.length <= LINES) return lines;
  const pieces: (Line | number)[] = [];
  let [shown, hidden] = [0, 0];
  const near = nearGuilty(lines, guilty);
  lines.forEach((line, index) => {
    const isWanted = guilty.size === 0 ? index < LINES : index < BEGINNING || near[index] === 1;
    if (!isWanted || shown >= LINES) {
      hidden += 1;
      return;
    }
    if (hidden > 0) pieces.push(hidden);
    pieces.push(line);
    [shown, hidden] = [shown + 1, 0];
  });
  return hidden > 0 ? [...pieces, hidden] : pieces;
};

const nearGuilty = (lines: readonly Line[], guilty: ReadonlySet<Line>): Uint8Array => {
  const near = new Uint8Array(lines.length);
  lines.forEach((line, index) => {
    if (guilty.has(line)) near.fill(1, Math.max(0, index - AROUND), index + AROUND + 1);
  });
  return near;
};

import { createContext, Script, type Context } from 'node:vm';
import type { PactMatcher } from '../../model/pact/terms.js';

/** How long one text may be matched against one expression, milliseconds. */
const TIME_LIMIT_MS = 100;
/** After so many matches out of time an expression is not asked again. */
const PATIENCE = 2;
const REMEMBERED = 1000;

/** A matcher of texts by an expression of the pact, whole or in part as the expression says itself. */
export const byExpression = (
  source: string,
  words = `the expression ${JSON.stringify(source)}`,
): PactMatcher => {
  const expression = expressionOf(source);
  if (!expression) return { kind: 'text', words, admits: () => undefined };
  const known = new Map<string, boolean>();
  let misses = 0;
  const admits = (text: string): boolean | undefined => {
    const before = known.get(text);
    if (before !== undefined || misses >= PATIENCE) return before;
    const found = matchInTime(expression, text);
    if (found === undefined) misses += 1;
    else if (known.size < REMEMBERED) known.set(text, found);
    return found;
  };
  return { kind: 'text', words, admits };
};

const guard: { context?: Context; script?: Script } = {};

/** An expression of a stranger may backtrack for ever. */
const matchInTime = (expression: RegExp, text: string): boolean | undefined => {
  guard.script ??= new Script('expression.test(text)');
  guard.context ??= createContext({});
  Object.assign(guard.context, { expression, text });
  try {
    return guard.script.runInContext(guard.context, { timeout: TIME_LIMIT_MS }) === true;
  } catch {
    return undefined;
  }
};

/** Pacts are written in several languages: a leading `(?i)` and `\A`, `\z` are theirs. */
const expressionOf = (source: string): RegExp | undefined => {
  const flag = /^\(\?([ims]+)\)/.exec(source);
  const plain = source
    .slice(flag?.[0].length ?? 0)
    .replace(/^\\A/, '^')
    .replace(/\\[zZ]$/, '$');
  for (const flags of [`u${flag?.[1] ?? ''}`, flag?.[1] ?? '']) {
    try {
      return new RegExp(plain, flags);
    } catch {
      // The next reading may take it.
    }
  }
  return undefined;
};

/** Letters of Java's date patterns, and what each stands for. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ yyyy: '\\d{4}', yy: '\\d{2}', y: '\\d+', uuuu: '\\d{4}', YYYY: '\\d{4}' },
  ...{ MMMM: '[A-Za-z]+', MMM: '[A-Za-z]{3}', MM: '(?:0\\d|1[0-2])', M: '(?:1[0-2]|[1-9])' },
  ...{ dd: '(?:[0-2]\\d|3[01])', d: '(?:[12]\\d|3[01]|[1-9])', DDD: '\\d{3}', D: '\\d{1,3}' },
  ...{
    EEEE: '[A-Za-z]+',
    EEE: '[A-Za-z]{3}',
    EE: '[A-Za-z]{2,3}',
    E: '[A-Za-z]{2,3}',
    a: '(?:[AaPp][Mm])',
  },
  ...{
    HH: '(?:[01]\\d|2[0-4])',
    H: '(?:1\\d|2[0-4]|\\d)',
    hh: '(?:0\\d|1[0-2])',
    h: '(?:1[0-2]|\\d)',
  },
  ...{ mm: '[0-5]\\d', m: '[1-5]?\\d', ss: '[0-6]\\d', s: '[1-6]?\\d' },
  ...{ XXX: '(?:Z|[+-]\\d\\d:\\d\\d)', XX: '(?:Z|[+-]\\d{4})', X: '(?:Z|[+-]\\d\\d(?:\\d\\d)?)' },
  ...{
    xxx: '[+-]\\d\\d:\\d\\d',
    xx: '[+-]\\d{4}',
    x: '[+-]\\d\\d',
    Z: '[+-]\\d{4}',
    ZZ: '[+-]\\d\\d:?\\d\\d',
    z: '[A-Za-z]+',
  },
};

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** A matcher of dates and times by a pattern of Java; undefined words of it match nothing that we know. */
export const byDate = (format: string): PactMatcher => {
  let source = '';
  for (const [part, quoted, letters] of format
    .slice(0, 200)
    .matchAll(/'((?:[^']|'')*)'|(([A-Za-z])\3*)|[^A-Za-z']/g)) {
    if (quoted !== undefined) source += quoted === '' ? "'" : escape(quoted.replaceAll("''", "'"));
    else if (letters === undefined) source += escape(part);
    else if (/^S+$/.test(letters)) source += `\\d{${letters.length}}`;
    else if (Object.hasOwn(LETTERS, letters)) source += LETTERS[letters] ?? '';
    else return { kind: 'unknown', name: `date format ${JSON.stringify(letters)}` };
  }
  return byExpression(`^${source}$`, `the date format ${JSON.stringify(format)}`);
};

/** Semantic Versioning 2.0.0, as the matcher of that name reads it. */
export const SEMVER = byExpression(
  '^\\d+\\.\\d+\\.\\d+(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?$',
  'a semantic version',
);

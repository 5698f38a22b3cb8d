import { openapiError } from './errors.js';
import { inTime } from './in-time.js';

/** How long one string may be matched against one suspicious pattern, milliseconds. */
const TIME_LIMIT_MS = 200;
/** Steps of backtracking that are harmless. */
const HARMLESS_STEPS = 5_000_000;

/** What Ajv asks of a compiled pattern. */
interface Pattern {
  test(text: string): boolean;
  toString(): string;
}

/**
 * Compiles the regular expression of a document, with the `u` flag where it allows that. Strings
 * that could make it backtrack for long are matched under a time limit; beyond it `test` throws
 * `pattern-too-slow`, for then nobody can tell. Throws a `SyntaxError` for what is no expression.
 */
export const compilePattern = (source: string): Pattern => {
  const expression = expressionOf(source);
  const longest = harmlessLength(source);
  return {
    test: (text) =>
      text.length <= longest ? expression.test(text) : guardedTest(expression, text),
    toString: () => String(expression),
  };
};

const expressionOf = (source: string): RegExp => {
  try {
    return new RegExp(source, 'u');
  } catch {
    return new RegExp(source);
  }
};

/**
 * How long a string may be to be matched at once. Each quantifier without a low bound may multiply
 * the steps by the length, the start of the match does so once more; a quantified group that holds a
 * quantifier or an alternative may multiply them at each character.
 */
const harmlessLength = (source: string): number => {
  const plain = withoutClasses(source.replace(/\\./g, 'e'));
  const repeats = plain.match(/[*+]|\{\d{1,16}(?:,\d{0,16})?\}/g)?.length ?? 0;
  if (/\)(?:[*+]|\{)/.test(plain) && (repeats > 1 || plain.includes('|'))) return 12;
  return Math.floor(HARMLESS_STEPS ** (1 / (repeats + 1)));
};

/** With a letter for each class; one without an end stays. */
const withoutClasses = (source: string): string => {
  const parts: string[] = [];
  let from = 0;
  for (let at = source.indexOf('['); at !== -1; at = source.indexOf('[', from)) {
    const end = source.indexOf(']', at);
    if (end === -1) break;
    parts.push(source.slice(from, at), 'c');
    from = end + 1;
  }
  parts.push(source.slice(from));
  return parts.join('');
};

const guardedTest = (expression: RegExp, text: string): boolean => {
  try {
    return inTime(() => expression.test(text), TIME_LIMIT_MS);
  } catch (cause) {
    const what = `a string could not be matched in time against the pattern ${String(expression)}`;
    throw openapiError('pattern-too-slow', what, { cause });
  }
};

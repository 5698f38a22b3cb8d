import { ANY, type PactMatcher, type PactRule } from '../model/pact-terms.js';
import { entriesOf, fields, listOf, member, textAt } from './pact-shape.js';
import { byDate, byExpression, SEMVER } from './pact-text.js';

/** Rules of one interaction; a file cannot make us hold more. */
const MOST = 2000;
const DEFAULT_FORMATS: Readonly<Record<string, string>> = {
  date: 'yyyy-MM-dd',
  time: 'HH:mm:ss',
  timestamp: "yyyy-MM-dd'T'HH:mm:ssXXX",
  datetime: "yyyy-MM-dd'T'HH:mm:ssXXX",
};

/**
 * The rules for a body, of a message's `matchingRules`: a member `body` of paths since version 3 of the
 * specification, paths that begin with `$.body` before.
 */
export const bodyRules = (rules: unknown): readonly PactRule[] => {
  const own = member(rules, 'body');
  const written = fields(own)
    ? entriesOf(own)
    : entriesOf(rules).flatMap(([path, rule]) =>
        /^\$\.body(?![\w-])|^\$\['body'\]/.test(path)
          ? [[path.replace(/^\$(?:\.body|\['body'\])/, '$'), rule] as const]
          : [],
      );
  return written.slice(0, MOST).flatMap(([path, rule]) => {
    const tokens = pathOf(path);
    return tokens ? [{ path: tokens, ...ruleOf(rule) }] : [];
  });
};

/** The statuses that a `statusCode` matcher lists; none where it names a class of them. */
export const statusesOf = (rules: unknown): readonly number[] => {
  const own = member(rules, 'status');
  const held = member(own, '$') ?? member(own, '') ?? own;
  return listOf(member(held, 'matchers')).flatMap((matcher) =>
    listOf(member(matcher, 'status')).filter((each) => typeof each === 'number'),
  );
};

const ruleOf = (rule: unknown): Omit<PactRule, 'path'> => {
  const matchers = member(rule, 'matchers');
  const list = matchers === undefined ? [rule] : listOf(matchers);
  return {
    isAny: member(rule, 'combine') === 'OR',
    matchers: list.slice(0, 50).flatMap(matcherOf),
  };
};

const numberAt = (rule: unknown, name: string): number | undefined => {
  const found = Number(member(rule, name) ?? Number.NaN);
  return Number.isFinite(found) ? found : undefined;
};

/** What a rule without a name says: version 2 left it out. */
const nameOf = (rule: unknown): string => {
  const name = textAt(rule, 'match');
  if (name !== undefined) return name;
  return textAt(rule, 'regex') === undefined ? 'type' : 'regex';
};

const PLAIN = ['equality', 'number', 'integer', 'decimal', 'boolean', 'null', 'values'] as const;

const matcherOf = (rule: unknown): readonly PactMatcher[] => {
  const name = nameOf(rule);
  const plain = PLAIN.find((each) => each === name);
  if (plain) return [{ kind: plain }];
  switch (name) {
    case 'type':
      return [{ kind: 'type' }, ...sizeOf(rule)];
    case 'min':
    case 'max':
    case 'minType':
    case 'maxType':
      return [{ kind: 'type' }, ...sizeOf(rule)];
    case 'regex':
      return [byExpression(textAt(rule, 'regex') ?? '')];
    case 'include':
      return [{ kind: 'include', text: textAt(rule, 'value') ?? '' }];
    case 'date':
    case 'time':
    case 'timestamp':
    case 'datetime':
      return [byDate(textAt(rule, name) ?? textAt(rule, 'format') ?? DEFAULT_FORMATS[name] ?? '')];
    case 'notEmpty':
      return [{ kind: 'not-empty' }];
    case 'semver':
      return [SEMVER];
    case 'contentType':
      return [{ kind: 'ignored' }];
    case 'eachKey':
    case 'eachValue':
      return [{ kind: name === 'eachKey' ? 'each-key' : 'each-value', matchers: nested(rule) }];
    case 'arrayContains':
      return [{ kind: 'array-contains' }];
    default:
      return [{ kind: 'unknown', name: `matcher ${JSON.stringify(name.slice(0, 40))}` }];
  }
};

const nested = (rule: unknown): readonly PactMatcher[] =>
  listOf(member(rule, 'rules')).flatMap((each) =>
    ['eachKey', 'eachValue'].includes(nameOf(each)) ? [] : matcherOf(each),
  );

const sizeOf = (rule: unknown): readonly PactMatcher[] => {
  const [min, max] = [numberAt(rule, 'min'), numberAt(rule, 'max')];
  if (min === undefined && max === undefined) return [];
  return [{ kind: 'size', min: min ?? 0, max: max ?? Number.POSITIVE_INFINITY }];
};

/** `$.a[0]['b c'].*` as its tokens; undefined for what is no such path. */
const pathOf = (path: string): PactRule['path'] | undefined => {
  if (!path.startsWith('$') || path.length > 1000) return undefined;
  const tokens: (string | typeof ANY)[] = [];
  const part = /\.([^.[\]]+)|\[(\d+)\]|\[\*\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/y;
  part.lastIndex = 1;
  while (part.lastIndex < path.length) {
    const found = part.exec(path);
    if (!found) return undefined;
    const [, name, index, single, double] = found;
    const quoted = (single ?? double)?.replace(/\\(.)/g, '$1');
    const token = name ?? index ?? quoted;
    tokens.push(token === undefined || name === '*' ? ANY : token);
  }
  return tokens;
};

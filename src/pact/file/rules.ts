import type { PactMatcher, PactRule } from '../../model/pact/terms.js';
import { entriesOf, record, listOf, member, textAt } from './json.js';
import { pathOf } from './path.js';
import { byDate, byExpression, SEMVER } from './text.js';

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
  const written = record(own)
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

const byType = (rule: unknown): readonly PactMatcher[] => [{ kind: 'type' }, ...sizeOf(rule)];

const byMoment = (rule: unknown, name: string): readonly PactMatcher[] => [
  byDate(textAt(rule, name) ?? textAt(rule, 'format') ?? DEFAULT_FORMATS[name] ?? ''),
];

const READERS: ReadonlyMap<string, (rule: unknown, name: string) => readonly PactMatcher[]> =
  new Map([
    ...PLAIN.map((kind) => [kind, (): readonly PactMatcher[] => [{ kind }]] as const),
    ...['type', 'min', 'max', 'minType', 'maxType'].map((name) => [name, byType] as const),
    ...Object.keys(DEFAULT_FORMATS).map((name) => [name, byMoment] as const),
    ['regex', (rule) => [byExpression(textAt(rule, 'regex') ?? '')]],
    ['include', (rule) => [{ kind: 'include', text: textAt(rule, 'value') ?? '' }]],
    ['notEmpty', () => [{ kind: 'not-empty' }]],
    ['semver', () => [SEMVER]],
    ['contentType', () => [{ kind: 'ignored' }]],
    ['eachKey', (rule) => [{ kind: 'each-key', matchers: nested(rule) }]],
    ['eachValue', (rule) => [{ kind: 'each-value', matchers: nested(rule) }]],
    ['arrayContains', () => [{ kind: 'array-contains' }]],
  ]);

const matcherOf = (rule: unknown): readonly PactMatcher[] => {
  const name = nameOf(rule);
  const reader = READERS.get(name);
  if (reader) return reader(rule, name);
  return [{ kind: 'unknown', name: `matcher ${JSON.stringify(name.slice(0, 40))}` }];
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

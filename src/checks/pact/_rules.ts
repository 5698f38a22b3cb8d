import { jsonType } from '../../model/json/walk.js';
import { ANY, type PactMatcher, type PactRule } from '../../model/pact/terms.js';

/** The rule that holds at a place of an example, and whether it was written for a place above. */
export interface EffectiveRule {
  readonly isAny: boolean;
  readonly isCascaded: boolean;
  readonly matchers: readonly PactMatcher[];
}

type Path = readonly string[];

const weight = ({ path }: PactRule): number =>
  path.reduce((sum, token) => sum * (token === ANY ? 1 : 2), 1);

const fits = ({ path }: PactRule, place: Path): boolean =>
  path.length <= place.length &&
  path.every((token, index) => token === ANY || token === place[index]);

/** Matchers that speak of one collection only, and not of what is in it. */
const STAYS: ReadonlySet<PactMatcher['kind']> = new Set([
  ...(['size', 'values', 'each-key', 'each-value', 'array-contains', 'not-empty'] as const),
]);

/**
 * The rule at a place: the one of the longest path that fits, of those the one with the fewest `*`; a
 * rule of a place above holds below it, as far as its matchers do. Undefined: the example itself is meant.
 */
export const ruleAt = (rules: readonly PactRule[], place: Path): EffectiveRule | undefined => {
  const [best] = rules
    .filter((rule) => fits(rule, place))
    .sort((a, b) => b.path.length - a.path.length || weight(b) - weight(a));
  if (!best) return undefined;
  const isCascaded = best.path.length < place.length;
  const matchers = isCascaded ? handedDown(best, place) : best.matchers;
  return matchers.length === 0 ? undefined : { isAny: best.isAny, isCascaded, matchers };
};

const handedDown = ({ matchers, path }: PactRule, place: Path): readonly PactMatcher[] => {
  const below = place.length - path.length === 1;
  const each = matchers.flatMap((matcher) =>
    below && matcher.kind === 'each-value' ? matcher.matchers : [],
  );
  return each.length > 0 ? each : matchers.filter(({ kind }) => !STAYS.has(kind));
};

/** Matchers of an object whose members the example shows some of many. */
export const MAPS: ReadonlySet<string> = new Set(['values', 'each-key', 'each-value']);

/** What the names of the members of such an object are held against. */
export const nameMatchers = (matchers: readonly PactMatcher[]): readonly PactMatcher[] =>
  matchers.flatMap((each) => (each.kind === 'each-key' ? each.matchers : []));

/** Whether a rule lets a value pass in place of its example; undefined where nobody can tell. */
export const admits = (
  { isAny, matchers }: Pick<EffectiveRule, 'isAny' | 'matchers'>,
  value: unknown,
  example: unknown,
): boolean | undefined => {
  const says = matchers.map((matcher) => letsPass(matcher, value, example));
  const decisive = isAny;
  if (says.includes(decisive)) return decisive;
  return says.includes(undefined) ? undefined : !decisive || says.length === 0;
};

type Test = (value: unknown, example: unknown) => boolean | undefined;

const isAlike: Test = (value, example) => jsonType(value) === jsonType(example);
const isOf =
  (type: string): Test =>
  (value) =>
    jsonType(value) === type;
const nobodyKnows: Test = () => undefined;

const TESTS: Readonly<Record<Exclude<PactMatcher['kind'], 'size' | 'include' | 'text'>, Test>> = {
  type: isAlike,
  values: isAlike,
  'each-key': isAlike,
  'each-value': isAlike,
  number: isOf('number'),
  boolean: isOf('boolean'),
  null: isOf('null'),
  equality: (value, example) => JSON.stringify(value) === JSON.stringify(example),
  integer: (value) => Number.isInteger(value),
  decimal: (value) => typeof value === 'number' && !Number.isInteger(value),
  'not-empty': (value) =>
    value !== '' && value !== null && !(Array.isArray(value) && value.length === 0),
  ignored: () => true,
  'array-contains': nobodyKnows,
  unknown: nobodyKnows,
};

const letsPass = (matcher: PactMatcher, value: unknown, example: unknown): boolean | undefined => {
  if (matcher.kind === 'size')
    return !Array.isArray(value) || (value.length >= matcher.min && value.length <= matcher.max);
  if (matcher.kind === 'include') return typeof value === 'string' && value.includes(matcher.text);
  if (matcher.kind === 'text') return textIn(value, matcher.admits);
  return TESTS[matcher.kind](value, example);
};

/** Numbers and booleans are matched as they are written. */
const textIn = (
  value: unknown,
  test: (text: string) => boolean | undefined,
): boolean | undefined => {
  if (typeof value === 'string') return test(value);
  return typeof value === 'number' || typeof value === 'boolean' ? test(String(value)) : false;
};

import { valuesAt } from '../file/path.js';
import type { RegexTrial } from './regex.js';
import { entriesOf, listOf, type Fields } from '../file/json.js';
import { isObject } from '../../model/json/walk.js';
import { quoted, step, textOf, type PactFinding } from './shape.js';

/** The rules of one place, and the values of the example that they speak of. */
interface Place {
  readonly at: string;
  readonly path: string;
  readonly matchers: readonly Fields[];
  readonly values: readonly unknown[];
}

/** What is wrong with the matching rules of a request or a response. */
export const matcherFindings = (
  message: Fields,
  at: string,
  trial: RegexTrial,
): readonly PactFinding[] => {
  const rules = `${at}/matchingRules`;
  const body = bodyPlaces(message, `${rules}/body`);
  return [
    ...[...body, ...otherPlaces(message, rules)].flatMap((place) => placeFindings(place, trial)),
    ...body.flatMap(itemFindings),
  ];
};

const placeFindings = (place: Place, trial: RegexTrial): readonly PactFinding[] => {
  if (place.values.length === 0)
    return [
      {
        ...{ rule: 'rule-without-value', at: place.at },
        says: `there is a rule for ${quoted(place.path)}, and no such place in the example`,
      },
    ];
  return place.matchers.flatMap((matcher) => regexFindings(matcher, place, trial));
};

const regexFindings = (
  matcher: Fields,
  { at, values }: Place,
  trial: RegexTrial,
): readonly PactFinding[] => {
  if (matcher.match !== 'regex') return [];
  const source = textOf(matcher.regex);
  const verdicts = values.map((value) =>
    typeof value === 'string' ? trial(source, value) : false,
  );
  if (verdicts.includes(false))
    return [
      { rule: 'regex-not-matching', at, says: 'the expression does not match the whole example' },
    ];
  return verdicts.includes(undefined)
    ? [{ rule: 'regex-undecided', at, says: 'the expression could not be tried on the example' }]
    : [];
};

/** What `eachLike` and its kin lose: the rules of the items, where none is required or none is shown. */
const itemFindings = ({ at, matchers, values }: Place): readonly PactFinding[] => {
  const lists = values.filter(Array.isArray);
  const counted = matchers.filter(({ match }) => match === 'type');
  if (lists.length === 0 || counted.length === 0) return [];
  if (counted.some(({ min }) => min === 0))
    return [
      {
        rule: 'unbounded-items',
        at,
        says: 'with a minimum of 0 Pact drops the rules of the items; use `like`, or a minimum of 1',
      },
    ];
  return lists.some((list) => list.length === 0)
    ? [
        {
          rule: 'no-item',
          at,
          says: 'the list of the example is empty: nothing is asked of its items',
        },
      ]
    : [];
};

const bodyPlaces = ({ body, matchingRules }: Fields, at: string): readonly Place[] => {
  const content = isObject(body) ? body.content : undefined;
  return entriesOf(isObject(matchingRules) ? matchingRules.body : undefined).map(
    ([path, rule]) => ({
      ...{ at: `${at}/${step(path)}`, path, matchers: matchersOf(rule) },
      values: content === undefined ? [] : valuesAt(content, path),
    }),
  );
};

/** Rules of the path, of headers, of queries and of the status. */
const otherPlaces = (message: Fields, at: string): readonly Place[] => {
  const { matchingRules, path, headers, query, status } = message;
  if (!isObject(matchingRules)) return [];
  const { path: ofPath, header, query: ofQuery, status: ofStatus } = matchingRules;
  return [
    ...(isObject(ofPath)
      ? [{ at: `${at}/path`, path: 'the path', matchers: matchersOf(ofPath), values: [path] }]
      : []),
    ...entriesOf(ofStatus).map(([name, rule]) => ({
      ...{ at: `${at}/status/${step(name)}`, path: 'the status', matchers: matchersOf(rule) },
      values: [status],
    })),
    ...named(header, headers, `${at}/header`),
    ...named(ofQuery, query, `${at}/query`),
  ];
};

const named = (rules: unknown, examples: unknown, at: string): readonly Place[] =>
  entriesOf(rules).map(([name, rule]) => ({
    ...{ at: `${at}/${step(name)}`, path: name, matchers: matchersOf(rule) },
    values: entriesOf(examples)
      .filter(([other]) => other.toLowerCase() === name.replace(/\[\d+\]$/, '').toLowerCase())
      .flatMap(([, value]) => value),
  }));

const matchersOf = (rule: unknown): readonly Fields[] =>
  isObject(rule) ? listOf(rule.matchers).filter(isObject) : [];

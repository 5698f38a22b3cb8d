import type { DocumentSchema } from '../../model/document.js';
import type { Observation } from '../../model/finding.js';
import { jsonType } from '../../model/json/walk.js';
import { admits, type EffectiveRule, nameMatchers, ruleAt } from './_rules.js';
import type { PactMatcher, PactTerms } from '../../model/pact/terms.js';
import { at, nodeAt, type Example, type Spot } from './_body.js';
import { ANYTHING, candidatesFor, isContainer, shown, type Candidate } from './_candidates.js';
import { comparedSpots } from './_promises.js';
import { samplesOf } from './_samples.js';
import { variant } from './_variant.js';
import { ruleWords } from './_words.js';
import { surelyAccepts } from '../_parts.js';

/** What a provider state may see to: the data, not its form. */
const isOfData = (matcher: PactMatcher): boolean =>
  matcher.kind === 'equality' || matcher.kind === 'include' || matcher.kind === 'size';

/** A list of one item is what every pact needs to show what the items are. */
const sizes = ({ matchers }: EffectiveRule): readonly number[] =>
  matchers.flatMap((matcher) =>
    matcher.kind === 'size' ? [matcher.min, matcher.max].filter(Number.isFinite) : [],
  );

const LONGEST = 200;

/** Lists of other lengths, of the items of the example. */
const lists = (example: readonly unknown[], lengths: readonly number[]): readonly Candidate[] =>
  lengths
    .filter((length) => length >= 1 && length <= LONGEST && example.length > 0)
    .map((length) => ({
      value: Array.from({ length }, (_, index) => example[index % example.length]),
      isOwn: true,
    }));

const candidatesAt = (
  { value }: Spot,
  { schema }: Example,
  rule: EffectiveRule,
): readonly Candidate[] => {
  if (!Array.isArray(value))
    return isContainer(value) ? [{ value: null }] : candidatesFor(value, samplesOf(schema.written));
  const known = samplesOf(schema.written).filter((each) =>
    Number.isInteger(each),
  ) as readonly number[];
  const lengths = [...sizes(rule), ...known].flatMap((size) => [size - 1, size, size + 1]);
  return [{ value: null }, ...lists(value as readonly unknown[], [1, 2, ...lengths])];
};

const saysNothing = ({ value, schema }: Example, { path }: Spot): boolean =>
  ANYTHING.every((each) => schema.accepts(variant(value, path, each)));

/** What was found at one side, and the matcher that could not be understood, if there is one. */
export interface Matched {
  readonly observations: readonly Observation[];
  readonly unknown: boolean;
}

/** Answers that the document allows and the pact does not let pass. */
export const tooNarrow = (example: Example, terms: PactTerms): Matched =>
  everySpot(example, terms, 'response', (spot, rule) => {
    const isStated = terms.states.length > 0;
    const name = spot.path.at(-1) ?? '';
    if (isStated && rule.matchers.every(isOfData)) return undefined;
    if (saysNothing(example, spot)) return undefined;
    const judged = isStated
      ? { ...rule, matchers: rule.matchers.filter((each) => !isOfData(each)) }
      : rule;
    const witness = bestOf(
      candidatesAt(spot, example, judged).filter(
        (candidate) =>
          !(candidate.value === null && terms.given.has(name)) &&
          admits(judged, candidate.value, spot.value) === false &&
          surelyAccepts(example.schema, variant(example.value, spot.path, candidate.value)),
      ),
    );
    return (
      witness && {
        expected: `whatever the document allows, such as ${words(witness)}`,
        actual: `the pact lets only ${ruleWords(judged, spot.value)} pass`,
        ...(!witness.isEdge && (witness.value === null || isNamed(example, spot))
          ? {}
          : { severity: 'warning' as const }),
      }
    );
  });

/** Whether the document says which values come at a place, and not of which type alone. */
const isNamed = (example: Example, { path, value }: Spot): boolean => {
  const pointer = nodeAt(example, path);
  const written = pointer === undefined ? undefined : schemaAt(example.schema.written, pointer);
  if (!written) return Array.isArray(value);
  return NAMING.some((word) => written.keywords[word] !== undefined);
};

/** Words that say more of a value than its type. */
const NAMING =
  `enum const pattern format multipleOf minLength maxLength minimum maximum exclusiveMinimum
  exclusiveMaximum minItems maxItems uniqueItems oneOf anyOf allOf not`.split(/\s+/);

/** Schemas that are looked at to find one by its pointer. */
const MOST_SCHEMAS = 5000;

const schemaAt = (
  root: DocumentSchema | undefined,
  pointer: string,
): DocumentSchema | undefined => {
  if (!root) return undefined;
  const seen = new Set<DocumentSchema>();
  const queue: DocumentSchema[] = [root];
  for (let next = queue.pop(); next && seen.size < MOST_SCHEMAS; next = queue.pop()) {
    const schema = next.resolved;
    if (schema.pointer === pointer || next.pointer === pointer) return schema;
    if (seen.has(schema)) continue;
    seen.add(schema);
    queue.push(...schema.children.map((each) => each.schema));
  }
  return undefined;
};

/** Keywords whose breach is no slip at the edge: the value is of another kind. */
const GRAVE: ReadonlySet<string> = new Set([
  'type',
  'enum',
  'const',
  'pattern',
  'required',
  'minItems',
  'oneOf',
  'anyOf',
  'not',
]);

/** Requests that the pact lets the consumer send and the document forbids. */
export const tooWide = (example: Example, terms: PactTerms): Matched =>
  everySpot(example, terms, 'request', (spot, rule) => {
    let mild: Pick<Observation, 'expected' | 'actual' | 'severity'> | undefined;
    for (const candidate of candidatesAt(spot, example, rule)) {
      if (isFraction(candidate.value) && Number.isInteger(spot.value)) continue;
      if (admits(rule, candidate.value, spot.value) !== true) continue;
      const sent = variant(example.value, spot.path, candidate.value);
      if (example.schema.accepts(sent)) continue;
      const [broken] = example.schema.explain(sent);
      const said = {
        expected: broken?.expected ?? 'what the document allows',
        actual: `the pact lets ${ruleWords(rule, spot.value)} pass, such as ${words(candidate)}`,
      };
      if (!candidate.isEdge && GRAVE.has(broken?.keyword ?? '')) return said;
      mild ??= { ...said, severity: 'warning' };
    }
    return mild;
  });

const isFraction = (value: unknown): boolean =>
  typeof value === 'number' && !Number.isInteger(value);

const words = (candidate: Candidate): string =>
  Array.isArray(candidate.value) ? `a list of ${String(candidate.value.length)}` : shown(candidate);

/** An everyday witness before one at the edge. */
const bestOf = (witnesses: readonly Candidate[]): Candidate | undefined =>
  witnesses.find(({ isEdge }) => !isEdge) ?? witnesses[0];

type TerminalStyle = (
  spot: Spot,
  rule: EffectiveRule,
) => Pick<Observation, 'expected' | 'actual' | 'severity'> | undefined;

const everySpot = (
  example: Example,
  terms: PactTerms,
  side: 'request' | 'response',
  look: TerminalStyle,
): Matched => {
  const rules = terms[side].body;
  const observations: Observation[] = [];
  let unknown = false;
  if (rules.length === 0) return { observations, unknown };
  for (const spot of comparedSpots(example, rules)) {
    const rule = ruleAt(rules, spot.path);
    if (!rule) continue;
    unknown ||= rule.matchers.some(({ kind }) => kind === 'unknown');
    const seen =
      look(spot, rule) ?? (side === 'response' ? narrowKeys(example, spot, rule) : undefined);
    if (!seen) continue;
    const pointer = nodeAt(example, spot.path) ?? example.schema.pointer;
    observations.push({ at: at(side, spot), pointer, ...seen });
  }
  return { observations, unknown };
};

/** Names of members that the document allows and an `eachKey` does not. */
const narrowKeys = (
  { value, schema }: Example,
  { path, value: held }: Spot,
  rule: EffectiveRule,
) => {
  const keys = nameMatchers(rule.matchers);
  if (keys.length === 0 || jsonType(held) !== 'object') return undefined;
  const [first] = Object.entries(held as object) as [string, unknown][];
  if (!first) return undefined;
  const witness = candidatesFor(first[0], samplesOf(schema.written)).find(
    ({ value: key }) =>
      typeof key === 'string' &&
      admits({ isAny: false, matchers: keys }, key, first[0]) === false &&
      surelyAccepts(schema, variant(value, path, Object.fromEntries([[key, first[1]]]))),
  );
  return (
    witness && {
      expected: `whatever names the document allows, such as ${shown(witness)}`,
      actual: `the pact lets only names pass that are ${ruleWords({ ...rule, matchers: keys }, first[0])}`,
      ...(witness.isEdge ? { severity: 'warning' as const } : {}),
    }
  );
};

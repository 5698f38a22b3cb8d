import type { SchemaViolation } from '../model/contract.js';
import type { SchemaAdapter } from './adapt.js';
import type { SchemaBase } from './base.js';
import type { Effort } from './effort.js';
import { child } from './place.js';
import { isContainer, isList, isObject, listAt, member, textAt, type JsonObject } from './value.js';

type Word = 'anyOf' | 'oneOf';

/** Names the violations of one alternative. */
type Explain = (schema: JsonObject) => readonly SchemaViolation[];

/** Every schema node within the alternatives of a schema, through references. */
export const alternativesOf = (
  adapter: SchemaAdapter,
  schema: unknown,
  word: string,
  effort: Effort,
): ReadonlySet<unknown> =>
  effort.within(member(schema, word), (held) => within(adapter, held, effort));

const within = (adapter: SchemaAdapter, held: unknown, effort: Effort): ReadonlySet<unknown> => {
  const found = new Set<unknown>();
  const queue: unknown[] = [held];
  while (queue.length > 0 && !effort.isSpent) {
    effort.spend(1);
    const node = queue.pop();
    if (!isContainer(node) || found.has(node)) continue;
    found.add(node);
    const ref = textAt(node, '$ref');
    if (ref !== undefined) queue.push(adapter.byId(ref)?.schema);
    queue.push(...(isList(node) ? node : Object.values(node)).filter(isContainer));
  }
  return found;
};

/**
 * The alternative that a value most likely means to be: the one that the discriminator names, else
 * the one that it breaks in the fewest and deepest places. Undefined where several fit.
 */
export const bestAlternative = (
  base: SchemaBase,
  schema: JsonObject,
  word: Word,
  value: unknown,
  explain: Explain,
  effort: Effort,
): JsonObject | undefined => {
  const alternatives = listAt(schema, word).filter(isObject);
  const failing = alternatives.filter((each) => {
    const accepts = base.decider(each);
    return effort.run(value, () => accepts(value)) === false;
  });
  if (failing.length < alternatives.length) return undefined;
  const named = discriminated(base, schema, alternatives, value);
  if (named) return named;
  const ranked = failing.map((each) => ({ each, distance: distance(explain(each)) }));
  return ranked.sort((one, other) => one.distance - other.distance)[0]?.each;
};

/** A wrong type of the whole value is far off; a violation deeper down is a near miss. */
const distance = (violations: readonly SchemaViolation[]): number =>
  violations.reduce(
    (sum, { instance, keyword }) =>
      sum +
      (instance === '' && (keyword === 'type' || keyword === 'const')
        ? 1000
        : (WEIGHTS[keyword] ?? 1)),
    0,
  );

/** A tag that does not match says that another alternative is meant. */
const WEIGHTS: Readonly<Record<string, number | undefined>> = { const: 50, enum: 50, required: 2 };

const discriminated = (
  base: SchemaBase,
  schema: JsonObject,
  alternatives: readonly JsonObject[],
  value: unknown,
): JsonObject | undefined => {
  const origin = base.adapter.origin(schema);
  const discriminator = member(origin?.value, 'discriminator');
  const tag = textAt(value, textAt(discriminator, 'propertyName') ?? '');
  if (origin === undefined || tag === undefined) return undefined;
  const target = textAt(member(discriminator, 'mapping'), tag) ?? tag;
  const at = child(origin, 'discriminator');
  return alternatives.find((each) => {
    const ref = textAt(each, '$ref');
    const pointer = ref === undefined ? undefined : base.adapter.byId(ref)?.place.pointer;
    return (
      pointer !== undefined &&
      (pointer === target || pointer === `${at.file.prefix}#/components/schemas/${target}`)
    );
  });
};

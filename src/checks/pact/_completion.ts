import type { SchemaSpec, SchemaViolation } from '../../model/contract.js';
import { ruleAt } from './_rules.js';
import type { PactRule } from '../../model/pact/terms.js';
import { tokens, valueAt } from '../../model/json/pointer.js';
import { candidatesFor } from './_candidates.js';
import { samplesOf } from './_samples.js';
import { variant } from './_variant.js';

/** Members and items that are added to one example; a document cannot make us add more. */
const ROUNDS = 100;
const EMPTY: readonly unknown[] = [{}, []];

/**
 * An answer as the provider may give it: an example shows what its consumer reads, and the rest of what
 * the schema requires is added. What cannot be added is left missing.
 */
export const completed = (
  schema: SchemaSpec,
  example: unknown,
  rules: readonly PactRule[],
): unknown => {
  let value = example;
  for (let round = 0; round < ROUNDS && !schema.accepts(value); round += 1) {
    const more = better(schema, value, rules);
    if (more === undefined) return value;
    value = more;
  }
  return value;
};

const better = (schema: SchemaSpec, value: unknown, rules: readonly PactRule[]): unknown => {
  for (const violation of schema.explain(value)) {
    const more = isMissing(violation)
      ? withMember(schema, value, violation)
      : withItem(value, violation, rules);
    if (more !== undefined) return more;
  }
  return undefined;
};

export const isMissing = ({ keyword }: SchemaViolation): boolean => keyword === 'required';

const nameIn = ({ expected }: SchemaViolation): string | undefined =>
  /^the member "(.*)"$/s.exec(expected)?.[1];

const withMember = (schema: SchemaSpec, value: unknown, violation: SchemaViolation): unknown => {
  const name = nameIn(violation);
  if (name === undefined) return undefined;
  const path = [...tokens(violation.instance), name];
  const place = `${violation.instance}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (valueAt(value, place) !== undefined) return undefined;
  const known = candidatesFor(undefined, samplesOf(schema.written)).map((each) => each.value);
  for (const candidate of [...known, ...EMPTY]) {
    const trial = variant(value, path, candidate);
    const isAtFault = ({ instance, ...rest }: SchemaViolation): boolean =>
      (instance === place || instance.startsWith(`${place}/`)) && !isMissing({ instance, ...rest });
    const left = schema.explain(trial);
    if (left.some((each) => isAtFault(each) || isSame(each, violation))) continue;
    return trial;
  }
  return undefined;
};

const isSame = (one: SchemaViolation, other: SchemaViolation): boolean =>
  one.instance === other.instance &&
  one.expected === other.expected &&
  one.keyword === other.keyword;

/** A list that the pact matches by type may have more items than its example. */
const withItem = (
  value: unknown,
  { keyword, instance }: SchemaViolation,
  rules: readonly PactRule[],
): unknown => {
  const list = valueAt(value, instance);
  const path = tokens(instance);
  if (keyword !== 'minItems' || !Array.isArray(list) || list.length === 0) return undefined;
  if (ruleAt(rules, path) === undefined) return undefined;
  return variant(value, path, [...(list as readonly unknown[]), list[0] as unknown]);
};

import type { ErrorObject } from 'ajv';
import type { SchemaViolation } from '../model/contract.js';
import { jsonType } from '../model/json/walk.js';
import { writtenAt } from '../model/json/written.js';
import { pointer, tokens, withoutIndexes } from '../model/json/pointer.js';
import type { SchemaBase } from './base.js';
import type { Held } from './held.js';
import { alternativesOf, bestAlternative } from './alternatives.js';
import type { Effort } from './effort.js';
import { isObject, member, type JsonObject } from './value.js';
import { actualWords, expectedWords } from './words.js';

/** Violations that are named; a hostile value could have millions. */
const MAX_VIOLATIONS = 100;
/** Words that one of several schemas, or items, is enough for: what is wrong with each is no violation. */
const IN_DOUBT: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'contains']);
/** Violations of one kind in one place, whichever items of a list show them: many would hide all others. */
const MAX_OF_A_KIND = 3;

/** Every violation of a rewritten schema by a value that it refuses; at least one. */
export const explain = (
  base: SchemaBase,
  schema: JsonObject,
  value: unknown,
  within: Held,
  effort: Effort,
): readonly SchemaViolation[] =>
  effort.once(schema, value, () => named(base, schema, value, within, effort));

const named = (
  base: SchemaBase,
  schema: JsonObject,
  value: unknown,
  within: Held,
  effort: Effort,
): readonly SchemaViolation[] => {
  const errors = someOfEachKind(errorsOf(base, schema, value, within, effort));
  const violations = errors.flatMap((error) => violationsOf(base, error, value, effort));
  const distinct = new Map(
    violations.map((each) => [
      `${each.instance}\n${each.schema}\n${each.expected}\n${each.actual}`,
      each,
    ]),
  );
  const some = [...distinct.values()].slice(0, MAX_VIOLATIONS);
  return some.length > 0 ? some : [plainRefusal(base, schema)];
};

/** Ajv's errors without those of the alternatives of an `anyOf` or `oneOf` that failed as a whole. */
const errorsOf = (
  base: SchemaBase,
  schema: JsonObject,
  value: unknown,
  within: Held,
  effort: Effort,
): readonly ErrorObject[] => {
  const kept: ErrorObject[] = [];
  try {
    const validate = base.explainer(schema);
    if (effort.run(value, () => validate(value, within)) === undefined) return kept;
    effort.spend(validate.errors?.length ?? 0);
    for (const error of validate.errors ?? []) {
      if (IN_DOUBT.has(error.keyword)) {
        const alternatives = alternativesOf(
          base.adapter,
          error.parentSchema,
          error.keyword,
          effort,
        );
        while (isWithin(kept.at(-1), error, alternatives)) kept.pop();
      }
      if (error.keyword !== 'if' && error.keyword !== 'propertyNames') kept.push(error);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return kept;
};

const someOfEachKind = (errors: readonly ErrorObject[]): readonly ErrorObject[] => {
  const counts = new Map<string, number>();
  return errors.filter(({ instancePath, schemaPath, message, data }) => {
    const kind = `${withoutIndexes(instancePath)}\n${schemaPath}\n${message}\n${jsonType(data)}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= MAX_OF_A_KIND;
  });
};

const isWithin = (
  inner: ErrorObject | undefined,
  outer: ErrorObject,
  alternatives: ReadonlySet<unknown>,
): boolean =>
  inner !== undefined &&
  inner.instancePath.startsWith(outer.instancePath) &&
  alternatives.has(inner.parentSchema);

const violationsOf = (
  base: SchemaBase,
  error: ErrorObject,
  root: unknown,
  effort: Effort,
): readonly SchemaViolation[] => {
  const own = violationOf(base, error);
  if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') return [own];
  if (!isObject(error.parentSchema) || effort.isSpent) return [own];
  const value = tokens(error.instancePath).reduce<unknown>(member, root);
  const tell = (each: JsonObject) => explain(base, each, value, undefined, effort);
  const best = bestAlternative(base, error.parentSchema, error.keyword, value, tell, effort);
  if (!best) return [own];
  return tell(best).map((each) => ({
    ...each,
    instance: `${error.instancePath}${each.instance}`,
  }));
};

const violationOf = (base: SchemaBase, error: ErrorObject): SchemaViolation => {
  const params: object = isObject(error.params) ? error.params : {};
  const origin = base.adapter.origin(error.parentSchema);
  const isFalse = origin?.value === false;
  const path = origin
    ? isFalse
      ? origin.pointer
      : keywordPointer(base, origin.pointer, error.keyword)
    : '';
  return {
    instance: error.instancePath,
    schema: path,
    keyword: isFalse ? 'false' : error.keyword,
    expected: isFalse ? 'nothing here' : expectedWords(error.keyword, params, limitOf(error)),
    actual: actualWords(error.keyword, params, error.data),
    ...('missingProperty' in params && { missing: String(params.missingProperty) }),
    position: base.documents.locate(path),
    breaks: 'published',
  };
};

/** What the schema asks, as it is written there. */
const limitOf = ({ parentSchema, keyword, schema }: ErrorObject): unknown =>
  writtenAt(parentSchema, keyword) ?? schema;

/** OpenAPI 3.0 writes an exclusive bound under two words; the one that stands there is pointed to. */
const keywordPointer = (base: SchemaBase, schema: string, keyword: string): string => {
  const path = pointer(schema, keyword);
  return base.documents.locate(path) ? path : schema;
};

/** That a value is refused, where nobody can say why. */
export const plainRefusal = (base: SchemaBase, schema: JsonObject): SchemaViolation => {
  const path = base.adapter.origin(schema)?.pointer ?? '';
  return {
    instance: '',
    schema: path,
    keyword: 'schema',
    expected: 'a value that fits the schema',
    actual: 'another one',
    position: base.documents.locate(path),
    breaks: 'published',
  };
};

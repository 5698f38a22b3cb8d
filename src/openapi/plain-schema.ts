import { isList, isObject } from './value.js';

type Test = (value: unknown, depth: number) => boolean;

const MAX_DEPTH = 60;

const TYPES: ReadonlySet<unknown> = new Set(
  'null boolean object array number integer string'.split(' '),
);

const isType = (value: unknown): boolean => TYPES.has(value);
const isDistinct = (list: readonly unknown[]): boolean => new Set(list).size === list.length;
const areNames: Test = (value) =>
  isList(value) && value.every((each) => typeof each === 'string') && isDistinct(value);
const isCount: Test = (value) => Number.isInteger(value) && Number(value) >= 0;
const isNumber: Test = (value) => typeof value === 'number' && Number.isFinite(value);
const isText: Test = (value) => typeof value === 'string';
const isSchema: Test = (value, depth) => typeof value === 'boolean' || isPlain(value, depth);
const areSchemas: Test = (value, depth) =>
  isList(value) && value.length > 0 && value.every((each) => isSchema(each, depth));
const areNamed: Test = (value, depth) =>
  isObject(value) && Object.values(value).every((each) => isSchema(each, depth));

const tests = (test: Test, words: string): readonly [string, Test][] =>
  words.split(' ').map((word) => [word, test]);

const TESTS: ReadonlyMap<string, Test> = new Map([
  ...tests(isText, '$ref pattern format'),
  ...tests(
    (value) =>
      isType(value) ||
      (isList(value) && value.length > 0 && value.every(isType) && isDistinct(value)),
    'type',
  ),
  ...tests((value) => isList(value) && value.length > 0, 'enum'),
  ...tests(() => true, 'const'),
  ...tests(areNames, 'required'),
  ...tests(isNumber, 'minimum maximum exclusiveMinimum exclusiveMaximum'),
  ...tests((value) => Number(value) > 0 && isNumber(value, 0), 'multipleOf'),
  ...tests(isCount, 'minLength maxLength minItems maxItems minContains maxContains'),
  ...tests(isCount, 'minProperties maxProperties'),
  ...tests((value) => typeof value === 'boolean', 'uniqueItems'),
  ...tests(isSchema, 'not additionalProperties items contains propertyNames if then else'),
  ...tests(isSchema, 'unevaluatedItems unevaluatedProperties'),
  ...tests(areSchemas, 'allOf anyOf oneOf prefixItems'),
  ...tests(areNamed, 'properties patternProperties dependentSchemas'),
]);

/**
 * Whether a schema is plainly one, by words that every dialect has alike. What compiles a dialect's schema of
 * schemas takes half the time of a short call; whatever is odd is left to that.
 */
export const isPlain = (schema: unknown, depth = 0): boolean =>
  isObject(schema) &&
  depth < MAX_DEPTH &&
  Object.keys(schema).every((word) => TESTS.get(word)?.(schema[word], depth + 1) ?? false);

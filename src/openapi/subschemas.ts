import { isList, isObject, objectAt, textAt, type JsonObject } from './value.js';

const ONE = [
  ...['not', 'if', 'then', 'else', 'contains', 'propertyNames', 'items', 'additionalItems'],
  ...['additionalProperties', 'unevaluatedItems', 'unevaluatedProperties'],
];
const SOME = ['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items'];
const NAMED = ['properties', 'patternProperties', 'dependentSchemas', 'dependencies'];

/** The rewritten schemas right within a rewritten schema; what its `$ref` leads to is not one. */
export const subschemas = (schema: JsonObject): readonly JsonObject[] =>
  [
    ...ONE.map((key) => schema[key]),
    ...SOME.flatMap((key) => {
      const value = schema[key];
      return isList(value) ? value : [];
    }),
    ...NAMED.flatMap((key) => Object.values(objectAt(schema, key))),
  ].filter(isObject);

/** A schema and all within it. */
export const withinSchema = (schema: JsonObject): readonly JsonObject[] => {
  const found: JsonObject[] = [];
  const queue = [schema];
  for (let node = queue.pop(); node; node = queue.pop()) {
    found.push(node);
    queue.push(...subschemas(node));
  }
  return found;
};

/** The names of the schemas that a schema, or one within it, refers to. */
export const refsWithin = (schema: JsonObject): readonly string[] => [
  ...new Set(withinSchema(schema).flatMap((node) => textAt(node, '$ref') ?? [])),
];

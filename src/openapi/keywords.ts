import type { Dialect } from './dialect.js';

/** What the adapter does with each word of a schema. */
type Treatment = 'schema' | 'schemas' | 'named' | 'plain' | 'drop' | 'dynamic' | 'recursive';

const entries = (treatment: Treatment, ...words: readonly string[]): [string, Treatment][] =>
  words.map((word) => [word, treatment]);

/** Words of OpenAPI 3.0, 3.1 and JSON Schema. */
export const KEYWORDS: ReadonlyMap<string, Treatment> = new Map([
  ...entries('schema', 'not', 'additionalProperties', 'contains', 'propertyNames'),
  ...entries('schema', 'if', 'then', 'else', 'unevaluatedItems', 'unevaluatedProperties'),
  ...entries('schema', 'items', 'additionalItems'),
  ...entries('schemas', 'allOf', 'anyOf', 'oneOf', 'prefixItems'),
  ...entries('named', 'properties', 'patternProperties', 'dependentSchemas', 'dependencies'),
  ...entries('plain', 'type', 'enum', 'const', 'required', 'dependentRequired'),
  ...entries('plain', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'),
  ...entries('plain', 'minLength', 'maxLength', 'pattern', 'format'),
  ...entries('plain', 'minItems', 'maxItems', 'uniqueItems', 'minContains', 'maxContains'),
  ...entries('plain', 'minProperties', 'maxProperties'),
  ...entries('drop', 'title', 'description', 'default', 'example', 'examples', 'deprecated'),
  ...entries('drop', 'readOnly', 'writeOnly', 'nullable', 'discriminator', 'xml', 'externalDocs'),
  ...entries('drop', '$comment', '$schema', '$defs', 'definitions', '$vocabulary', '$ref'),
  ...entries('drop', '$id', '$anchor', '$dynamicAnchor', '$recursiveAnchor'),
  ...entries('drop', 'contentEncoding', 'contentMediaType', 'contentSchema'),
  ...entries('dynamic', '$dynamicRef'),
  ...entries('recursive', '$recursiveRef'),
]);

/** Words that one dialect of JSON Schema has and another does not: there they are annotations (core §6.5). */
const FOREIGN: Readonly<Record<Dialect['schema'], ReadonlySet<string>>> = {
  'draft-07': new Set([
    ...['prefixItems', 'dependentSchemas', 'dependentRequired', 'minContains', 'maxContains'],
    ...['unevaluatedItems', 'unevaluatedProperties', '$dynamicRef', '$recursiveRef'],
  ]),
  '2019-09': new Set(['prefixItems', '$dynamicRef', 'dependencies']),
  '2020-12': new Set(['additionalItems', '$recursiveRef', 'dependencies']),
};

/** Undefined: it means nothing. */
export const treatmentOf = (word: string, { openapi, schema }: Dialect): Treatment | undefined => {
  const isForeign = FOREIGN[schema].has(word) || (openapi === '3.0' && word === 'dependencies');
  return isForeign ? undefined : KEYWORDS.get(word);
};

/** Words that say something about the value itself, in place. */
export const IN_PLACE = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'] as const;

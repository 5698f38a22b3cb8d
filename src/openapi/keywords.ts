/** What the adapter does with each word of a schema. */
type Treatment = 'schema' | 'schemas' | 'named' | 'plain' | 'drop' | 'refuse';

const entries = (treatment: Treatment, ...words: readonly string[]): [string, Treatment][] =>
  words.map((word) => [word, treatment]);

/** Words of OpenAPI 3.0, 3.1 and JSON Schema; any other is a mistake, unless it begins with `x-`. */
export const KEYWORDS: ReadonlyMap<string, Treatment> = new Map([
  ...entries('schema', 'not', 'additionalProperties', 'contains', 'propertyNames'),
  ...entries('schema', 'if', 'then', 'else', 'unevaluatedItems', 'unevaluatedProperties'),
  ...entries('schema', 'items', 'additionalItems'),
  ...entries('schemas', 'allOf', 'anyOf', 'oneOf', 'prefixItems'),
  ...entries('named', 'properties', 'patternProperties', 'dependentSchemas'),
  ...entries('plain', 'type', 'enum', 'const', 'required', 'dependentRequired'),
  ...entries('plain', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'),
  ...entries('plain', 'minLength', 'maxLength', 'pattern', 'format'),
  ...entries('plain', 'minItems', 'maxItems', 'uniqueItems', 'minContains', 'maxContains'),
  ...entries('plain', 'minProperties', 'maxProperties'),
  ...entries('drop', 'title', 'description', 'default', 'example', 'examples', 'deprecated'),
  ...entries('drop', 'readOnly', 'writeOnly', 'nullable', 'discriminator', 'xml', 'externalDocs'),
  ...entries('drop', '$comment', '$schema', '$defs', 'definitions', '$anchor', '$vocabulary'),
  ...entries('drop', '$dynamicAnchor', '$recursiveAnchor', '$ref'),
  ...entries('drop', 'contentEncoding', 'contentMediaType', 'contentSchema'),
  ...entries('refuse', '$id', '$dynamicRef', '$recursiveRef', 'dependencies'),
]);

/** Words that say something about the value itself, in place. */
export const IN_PLACE = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'] as const;

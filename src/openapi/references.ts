import { isList, isObject, type JsonObject } from './value.js';

/** A `$ref`, with the tokens that lead to the object that holds it. */
export interface Reference {
  readonly path: readonly string[];
  readonly holder: JsonObject;
  readonly ref: string;
}

/** Keywords whose value maps free names to things, so that a name in it is no keyword. */
const NAMED = new Set([
  ...['schemas', 'responses', 'parameters', 'requestBodies', 'headers', 'securitySchemes'],
  ...['links', 'callbacks', 'pathItems', 'paths', 'webhooks', 'content', 'encoding'],
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'],
]);

/** Keywords whose value is data or words, never part of the description. */
const DATA = new Set([
  ...['example', 'examples', 'default', 'enum', 'const', 'mapping', 'scopes', 'variables'],
]);

/** Every `$ref` of a document that is one; what examples and extensions hold is data. */
export const references = (root: unknown): readonly Reference[] => {
  const found: Reference[] = [];
  const walk = (value: unknown, path: readonly string[], named: boolean): void => {
    if (isList(value)) {
      value.forEach((item, index) => {
        walk(item, [...path, String(index)], false);
      });
    }
    if (!isObject(value)) return;
    if (!named && typeof value.$ref === 'string') {
      found.push({ path, holder: value, ref: value.$ref });
    }
    for (const [key, child] of Object.entries(value)) {
      if (typeof child !== 'object' || child === null) continue;
      if (!named && (DATA.has(key) || key.startsWith('x-'))) continue;
      walk(child, [...path, key], !named && NAMED.has(key));
    }
  };
  walk(root, [], false);
  return found;
};

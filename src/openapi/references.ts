import { isContainer, isObject, member, type JsonObject } from './value.js';

/** An object of a document, with the tokens that lead to it. */
export interface Found {
  readonly path: () => readonly string[];
  readonly holder: JsonObject;
}

/** What ties a document together. */
export interface Ties {
  /** The objects that hold a `$ref`. */
  readonly references: readonly Found[];
  /** The objects that give themselves a name to refer to. */
  readonly named: readonly Found[];
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

interface Trail {
  readonly above: Trail | undefined;
  readonly key: string;
}

const pathOf = (trail: Trail | undefined): readonly string[] => {
  const path: string[] = [];
  for (let at = trail; at; at = at.above) path.push(at.key);
  return path.reverse();
};

/** Every `$ref` of a document that is one, and every name; what examples and extensions hold is data. */
export const tiesOf = (root: unknown): Ties => {
  const references: Found[] = [];
  const named: Found[] = [];
  const note = (holder: JsonObject, trail: Trail | undefined): void => {
    if (Object.hasOwn(holder, '$ref')) references.push({ path: () => pathOf(trail), holder });
    if (hasName(holder)) named.push({ path: () => pathOf(trail), holder });
  };
  const walk = (value: unknown, trail: Trail | undefined, isNamed: boolean): void => {
    if (isObject(value) && !isNamed) note(value, trail);
    if (!isContainer(value)) return;
    const isMap = isObject(value);
    for (const key of Object.keys(value)) {
      const child = member(value, key);
      if (!isContainer(child)) continue;
      if (!isNamed && isMap && (DATA.has(key) || key.startsWith('x-'))) continue;
      walk(child, { above: trail, key }, !isNamed && isMap && NAMED.has(key));
    }
  };
  walk(root, undefined, false);
  return { references, named };
};

const hasName = ({ $id: id, $anchor: anchor, $dynamicAnchor: dynamic }: JsonObject): boolean =>
  typeof id === 'string' || typeof anchor === 'string' || typeof dynamic === 'string';

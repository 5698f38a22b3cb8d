import type { DocumentSchema, DocumentVariant } from '../../model/document.js';
import { memberOf } from '../_values.js';

/** A schema that says something of a value; `isVariant`: only because a discriminator chose it. */
interface Saying {
  readonly schema: DocumentSchema;
  readonly isVariant: boolean;
}

/** A value of the member that a discriminator names, and what it means. */
export interface Tag {
  readonly name: string;
  readonly tag: string;
  readonly holder: DocumentSchema;
  /** Undefined: it names no schema. */
  readonly variant: DocumentVariant | undefined;
}

/** Schemas that are looked at for one value: a document could lead us on without end. */
const MOST = 1000;
const BRANCHES: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);

/** Every schema that may say something of a value in place, those that discriminators choose among them. */
const sayings = (from: readonly Saying[], value: unknown, tags: Tag[] = []): readonly Saying[] => {
  const found = new Map<DocumentSchema, Saying>();
  const open = [...from];
  for (let next = open.pop(); next && found.size < MOST; next = open.pop()) {
    const schema = next.schema.resolved;
    const known = found.get(schema);
    if (known && !(known.isVariant && !next.isVariant)) continue;
    const { isVariant } = next;
    found.set(schema, { schema, isVariant });
    for (const { keyword, schema: below } of schema.children)
      if (BRANCHES.has(keyword)) open.push({ schema: below, isVariant });
    const tag = tagOf(schema, value);
    if (tag) tags.push(tag);
    if (tag?.variant?.schema) open.push({ schema: tag.variant.schema, isVariant: true });
  }
  return [...found.values()];
};

const tagOf = (holder: DocumentSchema, value: unknown): Tag | undefined => {
  const name = memberOf(holder.keywords.discriminator, 'propertyName');
  if (typeof name !== 'string' || Array.isArray(value)) return undefined;
  const tag = memberOf(value, name);
  return typeof tag === 'string'
    ? { name, tag, holder, variant: holder.variant?.(tag) }
    : undefined;
};

/** The schemas of a member, or an item. */
const below = (from: readonly Saying[], holder: unknown, name: string): readonly Saying[] =>
  from.flatMap(({ schema, isVariant }) =>
    schema.children.flatMap(({ keyword, key, schema: each }) => {
      const fits = Array.isArray(holder)
        ? keyword === 'items' || (keyword === 'prefixItems' && key === name)
        : keyword === 'properties' && key === name;
      return fits ? [{ schema: each, isVariant }] : [];
    }),
  );

/** What the schemas that discriminators choose say of the member at a path. */
export const variantMember = (
  root: DocumentSchema | undefined,
  value: unknown,
  path: readonly string[],
): { readonly pointer: string; readonly isRequired: boolean } | undefined => {
  let held: unknown = value;
  let said = root ? sayings([{ schema: root, isVariant: false }], value) : [];
  for (const name of path.slice(0, -1)) {
    const next = memberOf(held, name);
    said = sayings(below(said, held, name), next);
    held = next;
  }
  const name = path.at(-1) ?? '';
  const chosen = said.filter(({ isVariant }) => isVariant);
  const [own] = below(chosen, held, name);
  if (!own) return undefined;
  const isRequired = chosen.some(({ schema }) => isListed(schema.keywords.required, name));
  return { pointer: own.schema.pointer, isRequired };
};

const isListed = (list: unknown, name: string): boolean =>
  Array.isArray(list) && list.includes(name);

/** The values of discriminators in an example, each with the path of the object that holds it. */
export const tagsIn = (
  root: DocumentSchema | undefined,
  value: unknown,
): readonly (Tag & { readonly path: readonly string[] })[] => {
  const found: (Tag & { readonly path: readonly string[] })[] = [];
  const open: { readonly said: readonly Saying[]; readonly held: unknown; path: string[] }[] = [];
  const enter = (from: readonly Saying[], held: unknown, path: string[]): void => {
    const tags: Tag[] = [];
    const said = sayings(from, held, tags);
    found.push(...tags.map((tag) => ({ ...tag, path })));
    if (typeof held === 'object' && held !== null) open.push({ said, held, path });
  };
  if (root) enter([{ schema: root, isVariant: false }], value, []);
  for (let next = open.pop(); next && found.length < MOST; next = open.pop()) {
    const { said, held, path } = next;
    for (const [name, each] of Object.entries(held as object) as [string, unknown][]) {
      const saying = below(said, held, name);
      if (saying.length > 0) enter(saying, each, [...path, name]);
    }
  }
  return found;
};

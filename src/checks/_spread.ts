import type { Operation, ParameterSpec, Written } from '../model/contract.js';
import type { DocumentSchema } from '../model/document.js';
import type { Exchange } from '../model/exchange.js';
import { keysIn, queryOf } from './_request.js';

/** The members of an object that the query spreads. */
export interface Spread {
  readonly members: ReadonlyMap<string, string>;
  /** Whether something stands within a member: how, OpenAPI does not say. */
  readonly isNested: boolean;
}

/** The members of an object that the query spreads, `name[member]` or by their own names; undefined: it spreads none. */
export const spreadIn = (
  exchange: Exchange,
  operation: Operation,
  spec: ParameterSpec,
  { style, explode }: Written,
): Spread | undefined => {
  if (spec.in !== 'query' || !isObject(spec)) return undefined;
  const query = queryOf(exchange);
  const { names, isOpen } = namesIn(spec.schema?.written);
  if (style === 'deepObject') return deep(query, `${spec.name}[`, names);
  if (style !== 'form' || !explode) return undefined;
  const others = othersIn(operation, spec);
  const isOwn = (name: string) => names.has(name) || (isOpen && others?.has(name) === false);
  return { members: new Map(query.filter(([name]) => isOwn(name))), isNested: false };
};

/** What else stands in the query; undefined: another object may have any member of it. */
const othersIn = (operation: Operation, spec: ParameterSpec): ReadonlySet<string> | undefined => {
  const others = operation.parameters.filter((each) => each.in === 'query' && each !== spec);
  if (others.some(isObject)) return undefined;
  return new Set([...others.map(({ name }) => name), ...keysIn(operation, 'query')]);
};

type Names = ReadonlyMap<string, DocumentSchema>;

const deep = (query: ReturnType<typeof queryOf>, start: string, names: Names): Spread => {
  const own = query.filter(([key]) => key.startsWith(start));
  const plain = own.filter(([key]) => key.indexOf(']') === key.length - 1);
  const members = new Map(plain.map(([key, value]) => [key.slice(start.length, -1), value]));
  const isNested = [...members.keys()].some((name) => isOfParts(names.get(name)));
  return { members, isNested: isNested || members.size < own.length };
};

/** Whether a schema lets in nothing but what has parts. */
const isOfParts = (schema: DocumentSchema | undefined): boolean =>
  schema?.resolved.types?.every((type) => ['array', 'object', 'null'].includes(type)) === true;

/** Schemas that are looked at; a document could lead us on without end. */
const MOST = 1000;
const IN_PLACE: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);

/** The names of members that a schema declares, and whether it describes others too. */
const namesIn = (root: DocumentSchema | undefined) => {
  const names = new Map<string, DocumentSchema>();
  let isOpen = false;
  const seen = new Set<DocumentSchema>();
  const open = root ? [root.resolved] : [];
  for (let next = open.pop(); next && seen.size < MOST; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const { keyword, key, schema } of next.children) {
      if (keyword === 'properties' && key !== undefined) names.set(key, schema);
      if (keyword === 'additionalProperties' && schema.value !== false) isOpen = true;
      if (IN_PLACE.has(keyword)) open.push(schema.resolved);
    }
  }
  return { names, isOpen };
};

/** Whether the schema is one of objects only. */
export const isObject = ({ schema }: ParameterSpec): boolean => {
  if (!schema) return false;
  const types = schema.written?.resolved.types;
  if (types)
    return types.includes('object') && types.every((type) => type === 'object' || type === 'null');
  const isOther = ['text', 0, []].some((value) => schema.accepts(value));
  return !isOther && (schema.accepts({}) || namesIn(schema.written).names.size > 0);
};

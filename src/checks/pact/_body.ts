import type { MediaTypeSpec, SchemaSpec } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import { pointer, tokens } from '../../model/pointer.js';
import { essence, isJson } from '../../model/media-type.js';
import { notApplicable } from '../../model/verdict.js';
import { declaredFor, operationOf } from '../_parts.js';

export const NO_PACT = notApplicable('it judges interactions of pacts only');
export const UNMATCHED_REQUEST = notApplicable('the request is of no operation of the document');
export const NO_EXAMPLE = notApplicable('the interaction has no JSON content under a schema');
export const NO_EXAMPLE_MATCH = notApplicable(
  'that the example breaks the schema is another finding',
);

/** A refusal that the consumer provokes: what it sends may be wrong on purpose. */
export const isProvoked = ({ response }: Exchange): boolean =>
  response !== undefined && response.status >= 400 && response.status !== 404;

/** The declared content that a message is under; a pact that names no type means the only one, or JSON. */
export const mediaOf = (
  content: readonly MediaTypeSpec[],
  contentType: string | undefined,
): MediaTypeSpec | undefined =>
  declaredFor(content, contentType) ??
  (contentType === undefined ? content.find(({ mediaType }) => isJson(mediaType)) : undefined);

/** An example under its schema. */
export interface Example {
  readonly value: unknown;
  readonly schema: SchemaSpec;
}

/** The JSON content of one side, with its schema; undefined where one of them is missing. */
export const exampleOf = (
  exchange: Exchange,
  side: 'request' | 'response',
): Example | undefined => {
  const operation = operationOf(exchange);
  const message = exchange[side];
  if (!operation || !message?.body.isKept || message.body.isEmpty) return undefined;
  const content =
    side === 'request'
      ? operation.requestBody?.content
      : operation.response(exchange.response?.status ?? 0)?.content;
  const type = message.headers.get('content-type');
  if (type !== undefined && !isJson(essence(type))) return undefined;
  const media = mediaOf(content ?? [], type);
  const { json } = message.body;
  return media?.schema && json.ok ? { value: json.value, schema: media.schema } : undefined;
};

/** A place in an example; of the items of a list only the first is one. */
export interface Spot {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Places that one example may have: a hostile one has no end of them. */
const MOST = 400;

/** Every place of an example, the root first. */
export const spotsOf = (root: unknown): readonly Spot[] => {
  const spots: Spot[] = [{ path: [], value: root }];
  for (let at = 0; at < spots.length && spots.length < MOST; at += 1) {
    const spot = spots[at];
    if (!spot || typeof spot.value !== 'object' || spot.value === null) continue;
    const all = Object.entries(spot.value) as [string, unknown][];
    const entries = Array.isArray(spot.value) ? all.slice(0, 1) : all;
    for (const [name, value] of entries) spots.push({ path: [...spot.path, name], value });
  }
  return spots.slice(0, MOST);
};

/** The example with another value at one place; `undefined` leaves the member out. */
export const variant = (root: unknown, path: readonly string[], value: unknown): unknown => {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(root)) {
    return (root as readonly unknown[]).map((item, index) =>
      String(index) === name ? variant(item, rest, value) : item,
    );
  }
  if (typeof root !== 'object' || root === null) return root;
  const entries = (Object.entries(root) as [string, unknown][]).flatMap(([key, held]) => {
    if (key !== name) return [[key, held] as const];
    const changed = variant(held, rest, value);
    return changed === undefined ? [] : [[key, changed] as const];
  });
  return Object.fromEntries(entries);
};

export const at = (side: 'request' | 'response', { path }: Spot): string =>
  `${side}.body${pointer('', ...path)}`;

/** The node of the schema for one place: the nodes that are reached only because it is there. */
export const nodeAt = ({ value, schema }: Example, path: readonly string[]): string | undefined => {
  const without = reached(schema, variant(value, path, path.length === 0 ? null : undefined));
  const own = [...reached(schema, value)].filter((node) => !without.has(node));
  const pointers = own.map((node) => schema.nodes[node]?.pointer ?? '');
  const name = path.at(-1);
  const named = pointers.find((each) => {
    const [holder, last] = tokens(each).slice(-2);
    return holder === 'properties' && last === name;
  });
  return named ?? pointers[0];
};

const reached = (schema: SchemaSpec, value: unknown): ReadonlySet<number> => {
  const nodes = new Set<number>();
  schema.visit(value, (node) => nodes.add(node));
  return nodes;
};

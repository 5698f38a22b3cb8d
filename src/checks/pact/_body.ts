import type { MediaTypeSpec, SchemaSpec } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import { pointer, tokens } from '../../model/json/pointer.js';
import { isJson } from '../../model/http/media-type.js';
import { notApplicable } from '../../model/verdict.js';
import { completed } from './_completion.js';
import { variant } from './_variant.js';
import { declaredFor, isReadAsJson, operationOf } from '../_parts.js';

export const NO_PACT = notApplicable('it judges interactions of pacts only');
export const UNMATCHED_REQUEST = notApplicable('the request is of no operation of the document');
export const UNLISTED = notApplicable('the document does not list the status');
export const PROVOKED = notApplicable('the interaction provokes a refusal');
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
  /** With what the schema requires of an answer and the pact does not show. */
  readonly value: unknown;
  /** As the pact has it. */
  readonly own: unknown;
  readonly schema: SchemaSpec;
}

/** The JSON content of one side, with its schema; undefined where one of them is missing. */
export const exampleOf = (
  exchange: Exchange,
  side: 'request' | 'response',
): Example | undefined => {
  const message = exchange[side];
  if (!message?.body.isKept || message.body.isEmpty) return undefined;
  const type = message.headers.get('content-type');
  const media = mediaOf(contentOf(exchange, side), type);
  const { json } = message.body;
  if (!media?.schema || !isReadAsJson(type, media) || !json.ok) return undefined;
  const { schema } = media;
  const own = json.value;
  return { own, schema, value: whole(exchange, side, schema, own) };
};

const contentOf = (exchange: Exchange, side: 'request' | 'response'): readonly MediaTypeSpec[] => {
  const operation = operationOf(exchange);
  const { response } = exchange;
  const holder =
    side === 'request' ? operation?.requestBody : response && operation?.response(response.status);
  return holder?.content ?? [];
};

const known = new WeakMap<Exchange, unknown>();

/** A request is all that is sent; of an answer a pact shows a part. */
const whole = (
  exchange: Exchange,
  side: 'request' | 'response',
  schema: SchemaSpec,
  own: unknown,
): unknown => {
  if (side === 'request') return own;
  if (known.has(exchange)) return known.get(exchange);
  const value = completed(schema, own, exchange.pact?.response.body ?? []);
  known.set(exchange, value);
  return value;
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

import type { Change } from '../model/change.js';
import type { Contract, MediaTypeSpec, SchemaSpec } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import { contentFor } from '../model/http/content.js';
import { tokens } from '../model/json/pointer.js';
import { isObject } from '../model/json/walk.js';

type Path = readonly string[];

/** A value of an example, and where it stands. */
interface Spot {
  readonly path: Path;
  readonly value: unknown;
}

/** Whether a consumer lets a value pass in place of that of its example; undefined where nobody can tell. */
export type Lets = (exchange: Exchange, spot: Spot, value: unknown) => boolean | undefined;

/**
 * Whether a consumer has got what changes, or what it is missing from. A pact says besides what its consumer
 * lets pass: one that lets the witness pass is not hurt.
 */
export const isRead = (change: Change, exchange: Exchange, old: Contract, lets: Lets): boolean => {
  const { response } = exchange;
  if (!response?.body.json.ok) return false;
  const example: unknown = response.body.json.value;
  const path = change.at.includes('/') ? tokens(change.at.slice(change.at.indexOf('/'))) : [];
  if (change.kind !== 'response-schema') return spotsAt(example, path).length > 0;
  // What comes besides, or in place of what was promised, comes where the rest of the object is.
  const isBesides = change.old?.pointer.endsWith('/additionalProperties') === true;
  const spots = spotsAt(example, isBesides ? path.slice(0, -1) : path);
  const body = bodyOf(change);
  if (spots.length === 0 || body === undefined) return spots.length > 0;
  const missing = missingFrom(change, exchange, old, body);
  if (missing.length > 0)
    return spots.some(({ value }) => missing.some((name) => has(value, name)));
  if (exchange.interaction === undefined) return true;
  const instead = spotsAt(body, path).map(({ value }) => value);
  return spots.some((spot) => !instead.every((value) => isLet(lets, exchange, spot, value)));
};

/** Of what is in an object or a list, a matcher of its own may speak. */
const isLet = (lets: Lets, exchange: Exchange, spot: Spot, value: unknown): boolean => {
  const isContainer = typeof value === 'object' && value !== null;
  return !isContainer && lets(exchange, spot, value) === true;
};

/** The body of the answer that the old document refuses; undefined where there is no such witness. */
const bodyOf = ({ witness }: Change): unknown => {
  const response = witness?.message.response;
  return isObject(response) ? response.body : undefined;
};

/** The members that the witness lacks, and that were promised. */
const missingFrom = (
  { old: place }: Change,
  exchange: Exchange,
  old: Contract,
  body: unknown,
): readonly string[] => {
  if (place?.pointer.endsWith('/required') !== true) return [];
  const broken = (schemaOf(exchange, old)?.explain(body) ?? []).filter(
    ({ schema }) => schema === place.pointer,
  );
  return broken.flatMap(({ missing }) => missing ?? []);
};

const schemaOf = ({ request, response }: Exchange, contract: Contract): SchemaSpec | undefined => {
  const match = contract.match(request.method, request.origin, request.target);
  if (match.kind !== 'operation' || !response) return undefined;
  const content = match.operation.response(response.status)?.content ?? [];
  return media(content, response.headers.get('content-type'))?.schema;
};

const media = (
  content: readonly MediaTypeSpec[],
  type: string | undefined,
): MediaTypeSpec | undefined => (type === undefined ? content[0] : contentFor(content, type));

const has = (value: unknown, name: string): boolean =>
  isObject(value) && Object.hasOwn(value, name);

/** What a value has at a path; `*` stands for any item. */
const spotsAt = (value: unknown, path: Path, from: Path = []): readonly Spot[] => {
  const [token, ...rest] = path;
  if (token === undefined) return [{ path: from, value }];
  if (Array.isArray(value)) {
    if (token !== '*') return [];
    return value.flatMap((item: unknown, at) => spotsAt(item, rest, [...from, `${at}`]));
  }
  if (!isObject(value) || !Object.hasOwn(value, token)) return [];
  return spotsAt(value[token], rest, [...from, token]);
};

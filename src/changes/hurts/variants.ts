import type { SchemaSpec, SchemaViolation } from '../../model/contract.js';
import { tokens, valueAt } from '../../model/json/pointer.js';
import { isObject } from '../../model/json/walk.js';
import type { Conj } from '../schema/types.js';
import { type Spot, spotsAt, wayTo } from './spots.js';

/** What of the content of an answer the old document refuses, in a witness. */
export interface Refused {
  /** The witness. */
  readonly body: unknown;
  readonly violations: readonly SchemaViolation[];
  readonly schema: SchemaSpec;
  readonly nodes: Conj;
}

type Members = Readonly<Record<string, unknown>>;

/** Variants of one answer, and members that are tried in one. */
const MOST = 50;

/** An answer that a consumer has got, as it may come once a change is there. */
interface Variants {
  /** Whether what changes is in the answer. */
  readonly isUsed: boolean;
  /** Each is made when it is asked for. */
  readonly bodies: Iterable<unknown>;
}

/** Puts what may come now into an answer that came, wherever that is in it. */
export const variantsOf = (example: unknown, refused: Refused): Variants => {
  const found = refused.violations.map((violation) => ({
    violation,
    ...spotsOf(example, violation, refused),
  }));
  const places = found.flatMap(({ spots, violation }) =>
    spots.map((spot) => ({ spot, violation })),
  );
  return {
    isUsed: found.some(({ isIn }) => isIn),
    bodies: made(example, places.slice(0, MOST), refused),
  };
};

function* made(
  example: unknown,
  places: readonly { readonly spot: Spot; readonly violation: SchemaViolation }[],
  refused: Refused,
): Generator {
  for (const { spot, violation } of places) yield instead(example, spot, violation, refused);
}

interface Found {
  readonly spots: readonly Spot[];
  readonly isIn: boolean;
}

const spotsOf = (
  example: unknown,
  { instance, missing }: SchemaViolation,
  { body, nodes }: Refused,
): Found => {
  const path = tokens(instance);
  const way = wayTo(nodes, body, path);
  const spots = spotsAt(example, way);
  if (missing !== undefined) {
    const having = spots.filter(({ value }) => isObject(value) && Object.hasOwn(value, missing));
    return { spots: having, isIn: having.length > 0 };
  }
  const [last, name] = [way.at(-1), path.at(-1)];
  if (typeof last !== 'object' || name === undefined) return { spots, isIn: spots.length > 0 };
  // What comes besides comes where the rest of the object is.
  const holders = spotsAt(example, way.slice(0, -1)).filter(({ value }) => isObject(value));
  const added = holders.map((spot) => ({ path: [...spot.path, name], value: undefined }));
  return { spots: [...spots, ...added], isIn: holders.length > 0 };
};

const instead = (
  example: unknown,
  { path, value }: Spot,
  { instance, missing, schema: pointer }: SchemaViolation,
  { body, schema }: Refused,
): unknown => {
  if (missing !== undefined) return put(example, [...path, missing], undefined);
  const now = valueAt(body, instance);
  const isRefused = (part: unknown) =>
    schema.explain(put(example, path, part)).some((other) => other.schema === pointer);
  const isPromisedAt = (name: string) => isPromised(example, [...path, name], schema);
  return put(example, path, likened(value, now, { isRefused, isPromisedAt }));
};

interface Asked {
  /** Whether the old document refuses a part for the same reason. */
  isRefused(part: unknown): boolean;
  isPromisedAt(name: string): boolean;
}

/** What comes now, with what came before wherever the change says nothing of it. */
const likened = (value: unknown, now: unknown, asked: Asked): unknown => {
  if (isObject(value) && isObject(now)) return likenedObject(value, now, asked);
  if (!Array.isArray(value) || !Array.isArray(now) || value.length === 0) return now;
  const items: readonly unknown[] = value;
  const alike = Array.from({ length: now.length }, (_, index) => items[index % items.length]);
  return asked.isRefused(alike) ? alike : now;
};

const likenedObject = (value: Members, now: Members, asked: Asked): Members => {
  const kept = Object.entries(value).filter(
    ([name]) => !Object.hasOwn(now, name) && !asked.isPromisedAt(name),
  );
  let best: Members = { ...Object.fromEntries(kept), ...now };
  if (!asked.isRefused(best)) return now;
  const shared = Object.keys(now).filter((name) => Object.hasOwn(value, name));
  for (const name of shared.slice(0, MOST)) {
    const next = { ...best, [name]: value[name] };
    if (asked.isRefused(next)) best = next;
  }
  return best;
};

/** Whether an answer may not lack a member. */
const isPromised = (example: unknown, path: readonly string[], schema: SchemaSpec): boolean =>
  schema.explain(put(example, path, undefined)).length > schema.explain(example).length;

/** A value with another one at a place; `undefined` takes it away. */
const put = (root: unknown, path: readonly string[], value: unknown): unknown => {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(root)) {
    const items: readonly unknown[] = root;
    return items.map((item, index) => (String(index) === name ? put(item, rest, value) : item));
  }
  if (!isObject(root)) return root;
  const members = new Map(Object.entries(root));
  const changed = put(members.get(name), rest, value);
  if (changed === undefined) members.delete(name);
  else members.set(name, changed);
  return Object.fromEntries(members);
};

import type { Change } from '../change.js';
import type { Contract, Operation } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import { tokens } from '../../model/json/pointer.js';
import { isObject } from '../../model/json/walk.js';
import { arraysOf, objectsOf } from '../schema/accepts.js';
import { appliedBy } from '../schema/applied.js';
import { itemOf, memberOf } from '../schema/members.js';
import type { Conj } from '../schema/types.js';

/** Any member that is not declared. */
interface Others {
  readonly besides: ReadonlySet<string>;
}

/** A way into a value; `*` stands for any item. */
type Way = readonly (string | Others)[];

/** A value in a message, and where it stands. */
export interface Spot {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Places of one message that are looked at. */
const MOST = 2_000;

/** Where in the content a change is. */
export const pathOf = ({ at }: Pick<Change, 'at'>): readonly string[] =>
  at.includes('/') ? tokens(at.slice(at.indexOf('/'))) : [];

/** The operation of a document that an exchange is of. */
export const operationOf = (
  { request: { method, origin, target, prefix } }: Exchange,
  contract: Contract,
): Operation | undefined => {
  const match = contract.match(method, origin, target, prefix);
  return match.kind === 'operation' ? match.operation : undefined;
};

/** What a value has at the end of a way. */
export const spotsAt = (value: unknown, way: Way): readonly Spot[] => {
  let spots: readonly Spot[] = [{ path: [], value }];
  for (const step of way) spots = spots.flatMap((spot) => below(spot, step)).slice(0, MOST);
  return spots;
};

const below = ({ path, value }: Spot, step: Way[number]): readonly Spot[] => {
  if (Array.isArray(value)) {
    if (step !== '*') return [];
    return value.map((item: unknown, at) => ({ path: [...path, String(at)], value: item }));
  }
  if (!isObject(value)) return [];
  const names = typeof step === 'string' ? [step] : Object.keys(value);
  return names
    .filter((name) => Object.hasOwn(value, name))
    .filter((name) => typeof step === 'string' || !step.besides.has(name))
    .map((name) => ({ path: [...path, name], value: value[name] }));
};

/** The way to a part of a value under some schemas: a member that none of them declares stands for all such. */
export const wayTo = (schemas: Conj, value: unknown, path: readonly string[]): Way => {
  const way: Way[number][] = [];
  let [nodes, part]: readonly [Conj, unknown] = [schemas, value];
  for (const token of path) {
    const isList = Array.isArray(part);
    const together = appliedBy(nodes);
    const named = objectsOf(together).flatMap(({ layers }) =>
      layers.flatMap((layer) => [...layer.named.keys()]),
    );
    const isOther = together.length > 0 && !named.includes(token);
    way.push(isList ? '*' : isOther ? { besides: new Set(named) } : token);
    nodes = isList
      ? arraysOf(together).flatMap((piece) => itemOf(piece, Number(token)))
      : objectsOf(together).flatMap((piece) => memberOf(piece, token));
    part =
      typeof part === 'object' && part !== null
        ? new Map<string, unknown>(Object.entries(part)).get(token)
        : undefined;
  }
  return way;
};

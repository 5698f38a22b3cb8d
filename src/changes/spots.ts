import type { Change } from '../model/change.js';
import type { Contract, Operation } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import { tokens } from '../model/json/pointer.js';
import { isObject } from '../model/json/walk.js';

type Path = readonly string[];

/** A value in a message, and where it stands. */
export interface Spot {
  readonly path: Path;
  readonly value: unknown;
}

/** Where in the content a change is. */
export const pathOf = ({ at }: Pick<Change, 'at'>): Path =>
  at.includes('/') ? tokens(at.slice(at.indexOf('/'))) : [];

/** The operation of a document that an exchange is of. */
export const operationOf = ({ request }: Exchange, contract: Contract): Operation | undefined => {
  const match = contract.match(request.method, request.origin, request.target);
  return match.kind === 'operation' ? match.operation : undefined;
};

/** What a value has at a path; `*` stands for any item. */
export const spotsAt = (value: unknown, path: Path, from: Path = []): readonly Spot[] => {
  const [token, ...rest] = path;
  if (token === undefined) return [{ path: from, value }];
  if (Array.isArray(value)) {
    if (token !== '*') return [];
    return value.flatMap((item: unknown, at) => spotsAt(item, rest, [...from, `${at}`]));
  }
  if (!isObject(value) || !Object.hasOwn(value, token)) return [];
  return spotsAt(value[token], rest, [...from, token]);
};

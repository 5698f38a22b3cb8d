import type { Contract, Operation } from '../../model/contract.js';
import type { ConformanceError } from '../../model/error.js';
import { appError } from '../errors.js';
import type { HttpRequest, Vouched } from '../../model/exchange.js';
import { NOT_RECORDED } from '../../recordings/recorders.js';
import { filled } from '../../model/path-template.js';
import { type Base, below, whereOf as addressOf } from '../../recordings/where.js';
import { wrong } from './demand.js';
import type { GivenRequest } from './request.js';

/** By what a request is given its place. */
export interface Placing {
  readonly contract: Contract;
  readonly base: Base | undefined;
  /** Whose the answer is, as the caller says. */
  readonly operation?: Operation | undefined;
  readonly vouched?: Vouched | undefined;
}

export type Where = Pick<HttpRequest, 'origin' | 'target' | 'prefix'> & {
  /** False: the caller says only which operation it is of. */
  readonly isKnown: boolean;
};

/** An origin that is nobody's: a path was handed over alone. */
const NOWHERE = 'http://localhost';

/** Throws `usage`: no address, or one of another operation than the caller says. */
export const whereOf = (
  given: GivenRequest | undefined,
  method: string,
  placing: Placing,
): Where => {
  const { operation } = placing;
  if (!given) return ofOperation(operation);
  const where = placed(toldBy(given), method, placing);
  if (!operation) return { ...where, isKnown: true };
  const { origin, target, prefix } = where;
  const match = placing.contract.match(method, origin, target, prefix);
  if (match.kind !== 'operation') return ofOperation(operation);
  if (match.operation === operation) return { ...where, isKnown: true };
  throw appError('usage', `the request is of ${match.operation.id}, not of ${operation.id}`, {
    next: 'name the operation of the request',
  });
};

const toldBy = ({ url, path }: GivenRequest): Pick<HttpRequest, 'origin' | 'target'> => {
  const address = url ?? path;
  if (typeof address !== 'string' || (url !== undefined && path !== undefined))
    throw wrong('the address of the request', 'name its url, or its path');
  if (address.startsWith('/')) return { origin: NOWHERE, target: address };
  const where = addressOf(address);
  if (where) return where;
  throw wrong('the address of the request', 'begin it with http://, https:// or a slash');
};

/** A service that is tried on its own machine seldom stands where the document has it. */
const placed = (
  { origin, target }: Pick<HttpRequest, 'origin' | 'target'>,
  method: string,
  { contract, base }: Placing,
): Omit<Where, 'isKnown'> => {
  if (base) {
    const own = { origin: origin === NOWHERE ? base.origin : origin, target, prefix: undefined };
    return below(own, base) ?? { origin, target };
  }
  if (contract.match(method, origin, target).kind !== 'unknown-path') return { origin, target };
  const prefix = contract.prefixOf(target);
  return prefix === undefined ? { origin, target } : { origin, target, prefix };
};

/** A request of an operation of which nothing else is known: what it names stands for any. */
const ofOperation = (operation: Operation | undefined): Where => {
  if (!operation) throw nobodySays();
  const { bases = [], path } = operation;
  const any = encodeURIComponent(NOT_RECORDED);
  const target = filled(`${bases[0] ?? ''}${path}`, any);
  return { origin: NOWHERE, target, isKnown: false };
};

export const nobodySays = (): ConformanceError =>
  appError('usage', 'nobody says of which operation the answer is', {
    next: 'hand over the request, or name the operation',
  });

import type { Exchange } from '../model/exchange.js';
import type { OperationId } from '../model/operation.js';

/** Whether an exchange, whose `match` is set, is to be judged. */
export type IsAsked = (exchange: Pick<Exchange, 'match'>) => boolean;

export const UNASKED = 'it is of an operation that is not asked for';

/** @param only the operations that alone are judged; undefined: all, and what is of none */
export const askedBy = (only: readonly OperationId[] | undefined): IsAsked => {
  if (!only) return () => true;
  const ids = new Set(only);
  return ({ match }) => match.kind === 'operation' && ids.has(match.operation.id);
};

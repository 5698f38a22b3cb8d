import type { Operation } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import { couldNotTell, notApplicable } from '../model/verdict.js';

/** For an exchange without an answer; the engine says so before a check is asked. */
export const NO_ANSWER = couldNotTell('no answer came');

export const UNMATCHED = notApplicable('the request is of no operation of the document');

/** The operation that the request is of, if it is of one. */
export const operationOf = ({ match }: Exchange): Operation | undefined =>
  match.kind === 'operation' ? match.operation : undefined;

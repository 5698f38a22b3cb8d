import type { Contract, Position } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import type { Observation } from '../model/finding.js';

/** A check knows pointers into the document, or its clause; where they stand is the document's affair. */
export const located = (
  observation: Observation,
  exchange: Exchange,
  clause: string,
  contract: Contract,
): Observation => {
  if (observation.position) return observation;
  const position =
    observation.pointer === undefined
      ? placeOf(observation.clause ?? clause, exchange, contract)
      : contract.locate(observation.pointer);
  return position ? { ...observation, position } : observation;
};

/**
 * Where the document states a clause. `#/paths/*` and its method stand for the operation of the
 * exchange, a `*` below for its status; what is not there is looked for one level above.
 */
const placeOf = (clause: string, exchange: Exchange, contract: Contract): Position | undefined => {
  const { match, response } = exchange;
  if (!clause.startsWith('#/')) return undefined;
  const own = match.kind === 'operation' ? match.operation.pointer : '#/paths';
  let pointer = clause
    .replace(/^#\/paths\/\*(?:\/\*)?/, () => own)
    .replace(/\/\*(?=\/|$)/, () => `/${String(response?.status ?? '*')}`);
  for (;;) {
    const position = contract.locate(pointer);
    const end = pointer.lastIndexOf('/');
    if (position || end <= 0) return position;
    pointer = pointer.slice(0, end);
  }
};

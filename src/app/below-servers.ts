import type { Contract, Match } from '../model/contract.js';

/**
 * A contract for requests whose addresses begin where the document's server ends: a path that is of no
 * operation is read below the base paths of the servers.
 */
export const belowServers = (contract: Contract): Contract => {
  const bases = [...new Set(contract.operations.flatMap(({ bases: own = [] }) => own))];
  const { document, profile, operations, tree } = contract;
  return {
    ...{ document, profile, operations, tree },
    get gaps() {
      return contract.gaps;
    },
    match: (method, origin, target): Match => {
      const plain = contract.match(method, origin, target);
      if (plain.kind !== 'unknown-path') return plain;
      return (
        bases
          .map((base) => contract.match(method, origin, `${base}${target}`))
          .find(({ kind }) => kind !== 'unknown-path') ?? plain
      );
    },
    compileAll: () => {
      contract.compileAll();
    },
    locate: (pointer) => contract.locate(pointer),
    validator: (schema, direction) => contract.validator(schema, direction),
  };
};

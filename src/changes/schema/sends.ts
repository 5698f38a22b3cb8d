import { arraysOf, inPlace, objectsOf } from './accepts.js';
import { conj } from './conj.js';
import { declares, itemOf, memberOf, openness } from './members.js';
import type { Conj, ObjectPiece } from './types.js';

/** Names of members that neither document knows. */
export type Strange = (name: string) => boolean;

/**
 * Whether a valid value is one that is sent: its members are documented, or nobody has heard of
 * them. An object that declares none is free, and `additionalProperties` is taken at its word.
 */
export const isSent = (nodes: Conj, value: unknown, strange: Strange): boolean => {
  if (nodes.length === 0 || typeof value !== 'object' || value === null) return true;
  const valid = inPlace(nodes, value);
  if (Array.isArray(value)) {
    const pieces = arraysOf(valid);
    return value.every((item, index) =>
      isSent(conj(pieces.flatMap((piece) => itemOf(piece, index))), item, strange),
    );
  }
  const pieces = objectsOf(valid);
  const rest = valid.flatMap(({ facts }) => facts.applied.restOfMembers ?? []);
  const isOpen = rest.length > 0 || openness(joined(pieces)) !== 'declared';
  return Object.entries(value).every(([name, each]) => {
    if (pieces.some(({ hidden }) => hidden.has(name))) return false;
    const isKnown = pieces.some((piece) => declares(piece, name) || piece.required.has(name));
    if (!isKnown && !isOpen) return strange(name);
    const below = pieces.flatMap((piece) => memberOf(piece, name));
    return isSent(conj(below.length === 0 ? rest : below), each, strange);
  });
};

const joined = (pieces: readonly ObjectPiece[]): Pick<ObjectPiece, 'layers'> => ({
  layers: pieces.flatMap(({ layers }) => layers),
});

import { keyOf } from '../schema/conj.js';
import { memberOf, namesIn, sentMember } from '../schema/members.js';
import type { ArrayPiece, Conj, Node, NumberPiece, ObjectPiece, Piece } from '../schema/types.js';
import { numberParts } from './number.js';
import type { Proving } from './proving.js';

const MAX_PARTS = 40;

/** A piece in parts that together are the whole, along what tells the others apart; empty: there is no such way. */
export const partsOf = (
  piece: Piece,
  others: readonly Piece[],
  proving: Proving,
): readonly Piece[] => {
  switch (piece.type) {
    case 'number':
      return numberParts(
        piece,
        others.filter((each): each is NumberPiece => each.type === 'number'),
      );
    case 'array':
      return arrayParts(piece);
    case 'object':
      return objectParts(
        piece,
        others.filter((each): each is ObjectPiece => each.type === 'object'),
        proving,
      );
    default:
      return [];
  }
};

const arrayParts = (piece: ArrayPiece): readonly ArrayPiece[] =>
  piece.least > 0 || piece.most === 0
    ? []
    : [
        { ...piece, most: 0 },
        { ...piece, least: 1 },
      ];

const objectParts = (
  piece: ObjectPiece,
  others: readonly ObjectPiece[],
  proving: Proving,
): readonly ObjectPiece[] => {
  const names = [...new Set([piece, ...others].flatMap((each) => [...namesIn(each)]))];
  const told = names.filter((name) => tells(name, others));
  for (const name of told) {
    const parts = byMember(piece, name, proving);
    if (parts.length > 1 && parts.length <= MAX_PARTS) return parts;
  }
  return [];
};

/** Whether pieces say different things of a member. */
const tells = (name: string, pieces: readonly ObjectPiece[]): boolean =>
  new Set(pieces.map((piece) => `${piece.required.has(name)} ${keyOf(memberOf(piece, name))}`))
    .size > 1;

const byMember = (piece: ObjectPiece, name: string, proving: Proving): readonly ObjectPiece[] => {
  const member = sentMember(piece, name, proving.nodes);
  if (!member || proving.isEmpty(member)) return [];
  if (!piece.required.has(name)) {
    return [
      withMember(piece, name, proving.nodes.nothing, piece.required),
      { ...piece, required: new Set([...piece.required, name]) },
    ];
  }
  return alternatives(member, proving).map((node) => withMember(piece, name, node, piece.required));
};

const withMember = (
  piece: ObjectPiece,
  name: string,
  node: Node,
  required: ReadonlySet<string>,
): ObjectPiece => ({
  ...piece,
  required,
  layers: [
    ...piece.layers,
    { named: new Map([[name, node]]), matching: [], rest: undefined, silent: true },
  ],
});

/** The ways in which schemas hold: a node for each value, where they are counted, or for each piece. */
const alternatives = (nodes: Conj, proving: Proving): readonly Node[] =>
  (proving.branches.known(nodes) ?? [])
    .flatMap(({ pieces }) => [...pieces.values()])
    .flatMap((piece) => {
      const values = piece.type === 'boolean' ? (piece.values ?? [true, false]) : piece.values;
      if (!values) return [proving.nodes.piece(piece)];
      return values.map((value) => proving.nodes.piece({ ...piece, values: [value] }));
    });

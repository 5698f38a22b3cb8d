import { conj } from './conj.js';
import type { Nodes } from './nodes.js';
import type { ArrayPiece, Conj, ListLayer, MemberLayer, Node, ObjectPiece } from './types.js';

/** What one layer says of a member. */
export const inLayer = ({ named, matching, rest }: MemberLayer, name: string): readonly Node[] => {
  const own = named.get(name);
  const matched = matching.filter(({ pattern }) => pattern.test(name)).map(({ node }) => node);
  const found = own ? [own, ...matched] : matched;
  return found.length === 0 && rest ? [rest] : found;
};

/** What a member must be, as the document is written. */
export const memberOf = (piece: ObjectPiece, name: string): Conj => {
  const known = MEMBERS.get(piece) ?? new Map<string, Conj>();
  MEMBERS.set(piece, known);
  const found = known.get(name) ?? conj(piece.layers.flatMap((layer) => inLayer(layer, name)));
  known.set(name, found);
  return found;
};

/** Each is asked for again and again, with values that differ in one other member. */
const MEMBERS = new WeakMap<ObjectPiece, Map<string, Conj>>();

/** How far an object documents its members. */
export type Openness =
  /** It declares none: anything may be sent. */
  | 'free'
  /** It says what others must be. */
  | 'explicit'
  /** What it declares is sent, and what nobody has heard of. */
  | 'declared';

export const openness = ({ layers }: Pick<ObjectPiece, 'layers'>): Openness => {
  if (layers.some(({ rest }) => rest)) return 'explicit';
  return layers.some(({ named, matching, silent }) => !silent && named.size + matching.length > 0)
    ? 'declared'
    : 'free';
};

const isDeclaredIn = ({ named, matching, silent }: MemberLayer, name: string): boolean =>
  !silent && (named.has(name) || matching.some(({ pattern }) => pattern.test(name)));

export const declares = ({ layers }: Pick<ObjectPiece, 'layers'>, name: string): boolean =>
  layers.some((layer) => isDeclaredIn(layer, name));

/** What is sent under a name; undefined: it is not sent. */
export const sentMember = (piece: ObjectPiece, name: string, nodes: Nodes): Conj | undefined => {
  if (piece.hidden.has(name)) return undefined;
  const isKnown = declares(piece, name) || piece.required.has(name);
  if (isKnown || openness(piece) !== 'declared') return memberOf(piece, name);
  const beside = piece.beside.get(name);
  return beside && [nodes.any(beside)];
};

/** Every name that a piece speaks of. */
export const namesIn = (piece: ObjectPiece): ReadonlySet<string> =>
  new Set([
    ...piece.layers.flatMap(({ named }) => [...named.keys()]),
    ...piece.required,
    ...piece.beside.keys(),
  ]);

const inList = ({ prefix, rest }: ListLayer, index: number): Node | undefined =>
  prefix[index] ?? rest;

export const itemOf = ({ layers }: ArrayPiece, index: number): Conj =>
  conj(layers.flatMap((layer) => inList(layer, index) ?? []));

/** The first index from which on all items are alike. */
export const tailOf = ({ layers }: ArrayPiece): number =>
  Math.max(0, ...layers.map(({ prefix }) => prefix.length));

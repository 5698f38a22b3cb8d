import { isMultiple } from '../../model/json/multiple.js';
import { holds, isEqual } from './equal.js';
import { inLayer, itemOf } from './members.js';
import { typeOf } from './pieces.js';
import { Undecided } from './undecided.js';
import type {
  Applied,
  ArrayPiece,
  Conj,
  MemberLayer,
  Node,
  NumberPiece,
  ObjectPiece,
  Piece,
  StringPiece,
} from './types.js';

type Members = Readonly<Record<string, unknown>>;

/** Whether a value is valid under all of some schemas. Throws `Undecided`. */
export const accepts = (nodes: Conj, value: unknown): boolean =>
  nodes.every((node) => acceptsOne(node, value));

const acceptsOne = ({ facts: { own, applied, unread } }: Node, value: unknown): boolean => {
  if (unread !== undefined) throw new Undecided(unread);
  const type = typeOf(value);
  const piece = type && own.get(type);
  return piece !== undefined && fits(piece, value) && isApplied(applied, value, piece);
};

/** Whether a value of the type of a piece is within it. */
export const fits = (piece: Piece, value: unknown): boolean => {
  if (piece.values && !holds(piece.values, value)) return false;
  switch (piece.type) {
    case 'null':
    case 'boolean':
      return true;
    case 'number':
      return typeof value === 'number' && fitsNumber(piece, value);
    case 'string':
      return typeof value === 'string' && fitsString(piece, value);
    case 'array':
      return Array.isArray(value) && fitsArray(piece, value);
    case 'object':
      return fitsObject(piece, value as Members);
  }
};

const fitsNumber = ({ least, most, steps }: NumberPiece, value: number): boolean =>
  (!least || (least.open ? value > least.at : value >= least.at)) &&
  (!most || (most.open ? value < most.at : value <= most.at)) &&
  steps.every((step) => isMultiple(value, step));

/** Code points. */
export const lengthOf = (text: string): number => Array.from(text).length;

const fitsString = (piece: StringPiece, value: string): boolean => {
  const length = lengthOf(value);
  if (length < piece.least || length > piece.most) return false;
  return [...piece.patterns, ...piece.formats].every(({ test }) => test(value));
};

const fitsArray = (piece: ArrayPiece, value: readonly unknown[]): boolean =>
  value.length >= piece.least &&
  value.length <= piece.most &&
  value.every((item, index) => accepts(itemOf(piece, index), item)) &&
  (!piece.unique || isUnique(value)) &&
  piece.contains.every(({ node, least, most }) => {
    const count = value.filter((item) => acceptsOne(node, item)).length;
    return count >= least && count <= most;
  });

const isUnique = (items: readonly unknown[]): boolean =>
  items.every((item, index) => !items.slice(0, index).some((other) => isEqual(item, other)));

const fitsObject = (piece: ObjectPiece, value: Members): boolean => {
  const names = Object.keys(value);
  return (
    names.length >= piece.least &&
    names.length <= piece.most &&
    [...piece.required].every((name) => Object.hasOwn(value, name)) &&
    names.every((name) => accepts(piece.names, name)) &&
    names.every((name) => piece.layers.every((layer) => takes(layer, name, value[name])))
  );
};

/** Asked of every member of every value that is tried: it makes no lists. */
const takes = ({ named, matching, rest }: MemberLayer, name: string, value: unknown): boolean => {
  const own = named.get(name);
  if (own && !acceptsOne(own, value)) return false;
  let isMatched = own !== undefined;
  for (const { pattern, node } of matching) {
    if (!pattern.test(name)) continue;
    if (!acceptsOne(node, value)) return false;
    isMatched = true;
  }
  return isMatched || !rest || acceptsOne(rest, value);
};

const isApplied = (applied: Applied, value: unknown, piece: Piece): boolean => {
  const { all, any, one, not, condition } = applied;
  if (!all.every((node) => acceptsOne(node, value))) return false;
  if (any && !any.some((node) => acceptsOne(node, value))) return false;
  if (one && one.filter((node) => acceptsOne(node, value)).length !== 1) return false;
  if (not && acceptsOne(not, value)) return false;
  if (condition) {
    const { when, then, otherwise } = condition;
    const next = acceptsOne(when, value) ? then : otherwise;
    if (next && !acceptsOne(next, value)) return false;
  }
  return fitsDependent(applied, value) && fitsRest(applied, value, piece);
};

const fitsDependent = ({ dependent }: Applied, value: unknown): boolean => {
  if (typeOf(value) !== 'object') return true;
  const members = value as Members;
  return [...dependent].every(
    ([name, { needs, node }]) =>
      !Object.hasOwn(members, name) ||
      (needs.every((need) => Object.hasOwn(members, need)) && (!node || acceptsOne(node, value))),
  );
};

/** The schemas that apply to a value in place and that it is valid under, each of these included. */
export const inPlace = (nodes: Conj, value: unknown): readonly Node[] => {
  const found = new Set<Node>();
  const add = (node: Node | undefined): void => {
    if (!node || found.has(node)) return;
    found.add(node);
    below(node.facts.applied, value).forEach(add);
  };
  nodes.forEach(add);
  return [...found];
};

const below = (applied: Applied, value: unknown): readonly Node[] => {
  const { all, any = [], one = [], condition, dependent } = applied;
  const isValid = (node: Node) => acceptsOne(node, value);
  const decided =
    condition &&
    (isValid(condition.when) ? [condition.when, condition.then] : [condition.otherwise]);
  const present = [...dependent].flatMap(([name, { node }]) =>
    typeOf(value) === 'object' && Object.hasOwn(value as Members, name) ? [node] : [],
  );
  return [
    ...all,
    ...any.filter(isValid),
    ...one.filter(isValid),
    ...(decided ?? []),
    ...present,
  ].filter((node) => node !== undefined);
};

const fitsRest = (applied: Applied, value: unknown, own: Piece): boolean => {
  const { restOfMembers, restOfItems } = applied;
  if (restOfMembers && own.type === 'object') {
    const nodes = below(applied, value);
    const pieces = [own, ...objectsOf(inPlace(nodes, value))];
    const isRest = restOf(inPlace(nodes, value), 'restOfMembers');
    const left = Object.entries(value as Members).filter(
      ([name]) => !isRest && !isNamed(pieces, name),
    );
    if (!left.every(([, each]) => acceptsOne(restOfMembers, each))) return false;
  }
  if (!restOfItems || own.type !== 'array') return true;
  const pieces = [own, ...arraysOf(inPlace(below(applied, value), value))];
  const left = (value as readonly unknown[]).filter((item, index) => !isItem(pieces, item, index));
  return left.every((item) => acceptsOne(restOfItems, item));
};

const restOf = (nodes: readonly Node[], word: 'restOfMembers' | 'restOfItems'): boolean =>
  nodes.some(({ facts }) => facts.applied[word]);

const isNamed = (pieces: readonly ObjectPiece[], name: string): boolean =>
  pieces.some(({ layers }) => layers.some((layer) => inLayer(layer, name).length > 0));

const isItem = (pieces: readonly ArrayPiece[], item: unknown, index: number): boolean =>
  pieces.some(
    (piece) =>
      piece.layers.some(({ prefix, rest }) => prefix[index] ?? rest) ||
      piece.contains.some(({ node }) => acceptsOne(node, item)),
  );

export const objectsOf = (nodes: readonly Node[]): readonly ObjectPiece[] =>
  nodes.flatMap(({ facts }) => {
    const piece = facts.own.get('object');
    return piece?.type === 'object' ? [piece] : [];
  });

export const arraysOf = (nodes: readonly Node[]): readonly ArrayPiece[] =>
  nodes.flatMap(({ facts }) => {
    const piece = facts.own.get('array');
    return piece?.type === 'array' ? [piece] : [];
  });

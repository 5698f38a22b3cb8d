import { conj, keyOf } from './conj.js';
import { merged } from './merge.js';
import type { Nodes } from './nodes.js';
import { ANY, ANY_OBJECT, isWhole } from './pieces.js';
import { Undecided } from './undecided.js';
import type { Applied, Conj, JsonType, MemberLayer, Node, ObjectPiece, Piece } from './types.js';

/** One way to be valid: a piece of each type that it lets in, and what must not be so besides. */
export interface Branch {
  readonly pieces: ReadonlyMap<JsonType, Piece>;
  readonly excludes: readonly Node[];
  /** Schemas whose words about the rest of a list are not worked into the pieces. */
  readonly opaque: readonly Node[];
}

const MAX_BRANCHES = 256;
const MAX_NESTING = 64;

type Expand = (node: Node) => readonly Branch[];

const TOP: Branch = { pieces: ANY, excludes: [], opaque: [] };

/** Schemas as alternatives without any word that combines schemas. */
export class Branches {
  readonly #nodes: Nodes;
  readonly #known = new Map<string, readonly Branch[]>();

  constructor(nodes: Nodes) {
    this.#nodes = nodes;
  }

  /** Throws `Undecided`. */
  of(nodes: Conj): readonly Branch[] {
    const key = keyOf(nodes);
    const known = this.#known.get(key);
    if (known) return known;
    const found = nodes.reduce<readonly Branch[]>(
      (branches, node) => crossed(branches, this.#expanded(node, 0)),
      [TOP],
    );
    this.#known.set(key, found);
    return found;
  }

  /** The same; undefined: there are too many, or some cannot be read. */
  known(nodes: Conj): readonly Branch[] | undefined {
    try {
      return this.of(nodes);
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      return undefined;
    }
  }

  /** What is left of a piece under schemas besides. Throws `Undecided`. */
  within(piece: Piece, nodes: Conj): readonly Branch[] {
    const alone = { ...TOP, pieces: new Map([[piece.type, piece]]) };
    return crossed([alone], this.of(nodes));
  }

  #expanded(node: Node, depth: number): readonly Branch[] {
    const { own, applied, unread } = node.facts;
    if (depth > MAX_NESTING) throw new Undecided(`the schema ${node.id} is nested too deeply`);
    const next = (below: Node) => this.#expanded(below, depth + 1);
    let branches: readonly Branch[] = own.size === 0 ? [] : [{ ...TOP, pieces: own }];
    for (const each of applied.all) branches = crossed(branches, next(each));
    if (applied.any) branches = crossed(branches, besides(applied.any.map(next)));
    if (applied.one) branches = crossed(branches, this.#exclusive(applied.one, next));
    if (applied.not) branches = crossed(branches, this.#negated(applied.not, next));
    if (applied.condition) branches = crossed(branches, this.#conditional(applied.condition, next));
    branches = this.#dependent(branches, applied, next);
    branches = this.#closed(branches, applied, node);
    return unread === undefined
      ? branches
      : branches.map((branch) => ({ ...branch, opaque: [...branch.opaque, node] }));
  }

  #exclusive(nodes: readonly Node[], next: (node: Node) => readonly Branch[]): readonly Branch[] {
    return nodes.flatMap((node) => {
      const others = nodes.filter((other) => other !== node);
      return next(node).map((branch) => excluding(branch, others));
    });
  }

  /** By De Morgan, as far as it leads; what is left over stays an exclusion. */
  #negated(node: Node, next: Expand): readonly Branch[] {
    const { own, applied, unread } = node.facts;
    const { all, any, one, not, condition, dependent, restOfItems, restOfMembers } = applied;
    const isWhole = one ?? condition ?? restOfItems ?? restOfMembers ?? unread;
    if (isWhole !== undefined || dependent.size > 0) return [excluding(TOP, [node])];
    const ofAny = (any ?? []).map((each) => this.#negated(each, next));
    const parts = [
      this.#negatedOwn(own),
      ...all.map((each) => this.#negated(each, next)),
      any ? ofAny.reduce<readonly Branch[]>((a, b) => crossed(a, b), [TOP]) : [],
      not ? next(not) : [],
    ];
    return parts.flat();
  }

  #negatedOwn(own: Node['facts']['own']): readonly Branch[] {
    const left = new Map<JsonType, Piece>();
    const more: Branch[] = [];
    for (const [type, any] of ANY) {
      const piece = own.get(type);
      if (!piece) left.set(type, any);
      else if (!isWhole(piece)) {
        const lacking = piece.type === 'object' ? this.#lacking(piece) : undefined;
        const alone = { ...TOP, pieces: new Map([[type, any]]) };
        more.push(...(lacking ?? [excluding(alone, [this.#nodes.piece(piece)])]));
      }
    }
    return left.size === 0 ? more : [{ ...TOP, pieces: left }, ...more];
  }

  /** Where a piece only asks for members: one of them is not there. */
  #lacking(piece: ObjectPiece): readonly Branch[] | undefined {
    const { least, most, layers, required, names, values } = piece;
    const others = least > 0 || most < Infinity || layers.length + names.length > 0 || values;
    if (others) return undefined;
    return [...required].map((name) => ({
      ...TOP,
      pieces: new Map<JsonType, Piece>([['object', withoutMember(name, this.#nodes)]]),
    }));
  }

  #conditional(
    { when, then, otherwise }: NonNullable<Applied['condition']>,
    next: Expand,
  ): readonly Branch[] {
    const met = then ? crossed(next(when), next(then)) : next(when);
    const unmet = this.#negated(when, next);
    return [...met, ...(otherwise ? crossed(unmet, next(otherwise)) : unmet)];
  }

  #dependent(
    branches: readonly Branch[],
    { dependent }: Applied,
    next: (node: Node) => readonly Branch[],
  ): readonly Branch[] {
    return [...dependent].reduce((before, [name, { needs, node }]) => {
      const absent = objectOnly(withoutMember(name, this.#nodes), true);
      const present = objectOnly({ ...ANY_OBJECT, required: new Set([name, ...needs]) }, false);
      const held = node ? crossed([present], next(node)) : [present];
      return crossed(before, [absent, ...held]);
    }, branches);
  }

  #closed(branches: readonly Branch[], { restOfMembers, restOfItems }: Applied, node: Node) {
    if (!restOfMembers && !restOfItems) return branches;
    return branches.map((each): Branch => {
      const { branch, isKnown } = closedList(each, node, branches.length, this.#nodes);
      const opaque = restOfItems && !isKnown ? [...branch.opaque, node] : branch.opaque;
      const piece = branch.pieces.get('object');
      if (!restOfMembers || piece?.type !== 'object') return { ...branch, opaque };
      const layer = { ...named(piece, this.#nodes), rest: restOfMembers };
      const isEvaluated = piece.layers.some(({ rest }) => rest);
      const layers = isEvaluated ? piece.layers : [...piece.layers, layer];
      return {
        ...branch,
        opaque,
        pieces: new Map([...branch.pieces, ['object', { ...piece, layers }]]),
      };
    });
  }
}

/** Works what is said of the rest of a list into its piece, where nothing but its places counts. */
const closedList = (
  branch: Branch,
  { facts: { applied } }: Node,
  count: number,
  nodes: Nodes,
): { readonly branch: Branch; readonly isKnown: boolean } => {
  const { restOfItems, any, one, not, condition, dependent } = applied;
  const piece = branch.pieces.get('array');
  const isPlain = !(any ?? one ?? not ?? condition) && dependent.size === 0 && count === 1;
  if (!restOfItems || !isPlain || piece?.type !== 'array' || piece.contains.length > 0)
    return { branch, isKnown: false };
  if (piece.layers.some(({ rest }) => rest)) return { branch, isKnown: true };
  const length = Math.max(0, ...piece.layers.map(({ prefix }) => prefix.length));
  const prefix = Array.from({ length }, () => nodes.anything);
  const layers = [...piece.layers, { prefix, rest: restOfItems }];
  const pieces = new Map<JsonType, Piece>([...branch.pieces, ['array', { ...piece, layers }]]);
  return { branch: { ...branch, pieces }, isKnown: true };
};

/** Every name that a piece speaks of, and nothing about any of them. */
const named = ({ layers, beside }: ObjectPiece, nodes: Nodes): MemberLayer => {
  const names = [...layers.flatMap((layer) => [...layer.named.keys()]), ...beside.keys()];
  return {
    named: new Map(names.map((name) => [name, nodes.anything])),
    matching: layers.flatMap(({ matching }) =>
      matching.map(({ pattern }) => ({ pattern, node: nodes.anything })),
    ),
    rest: undefined,
  };
};

const withoutMember = (name: string, nodes: Nodes): ObjectPiece => ({
  ...ANY_OBJECT,
  layers: [
    { named: new Map([[name, nodes.nothing]]), matching: [], rest: undefined, silent: true },
  ],
});

const objectOnly = (piece: ObjectPiece, othersToo: boolean): Branch => ({
  ...TOP,
  pieces: new Map<JsonType, Piece>([...(othersToo ? ANY : []), ['object', piece]]),
});

const excluding = (branch: Branch, nodes: readonly Node[]): Branch => ({
  ...branch,
  excludes: conj([...branch.excludes, ...nodes]),
});

/** Whatever one alternative documents may be sent by who is valid under that one too. */
const besides = (alternatives: readonly (readonly Branch[])[]): readonly Branch[] => {
  const documented = alternatives.map(documentedBy);
  return alternatives.flatMap((branches, index) => {
    const others = documented.filter((_, other) => other !== index);
    if (others.every(({ size }) => size === 0)) return branches;
    return branches.map((branch) => withBeside(branch, others));
  });
};

const documentedBy = (branches: readonly Branch[]): ReadonlyMap<string, readonly Node[]> => {
  const found = new Map<string, Node[]>();
  for (const { pieces } of branches) {
    const piece = pieces.get('object');
    if (piece?.type !== 'object') continue;
    for (const { named: own } of piece.layers) {
      for (const [name, node] of own) found.set(name, [...(found.get(name) ?? []), node]);
    }
  }
  return found;
};

const withBeside = (
  branch: Branch,
  others: readonly ReadonlyMap<string, readonly Node[]>[],
): Branch => {
  const piece = branch.pieces.get('object');
  if (piece?.type !== 'object') return branch;
  const beside = new Map(piece.beside);
  for (const [name, nodes] of others.flatMap((other) => [...other])) {
    beside.set(name, [...(beside.get(name) ?? []), ...nodes]);
  }
  return { ...branch, pieces: new Map([...branch.pieces, ['object', { ...piece, beside }]]) };
};

/** Each of the one with each of the other; what is clearly nothing is left out. Throws `Undecided`. */
export const crossed = (left: readonly Branch[], right: readonly Branch[]): readonly Branch[] => {
  if (left.length * right.length > MAX_BRANCHES) throw new Undecided('too many alternatives');
  return left.flatMap((a) => right.flatMap((b) => crossedOne(a, b) ?? []));
};

const crossedOne = (a: Branch, b: Branch): Branch | undefined => {
  if (a === TOP || b === TOP) return a === TOP ? b : a;
  const pieces = new Map<JsonType, Piece>();
  for (const [type, piece] of a.pieces) {
    const other = b.pieces.get(type);
    const both = other && merged(piece, other);
    if (both) pieces.set(type, both);
  }
  if (pieces.size === 0) return undefined;
  return {
    pieces,
    excludes: conj([...a.excludes, ...b.excludes]),
    opaque: [...new Set([...a.opaque, ...b.opaque])],
  };
};

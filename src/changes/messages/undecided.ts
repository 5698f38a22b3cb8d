import { pointer, withoutIndexes } from '../../model/json/pointer.js';
import { appliedBy } from '../schema/applied.js';
import type { Branches } from '../schema/branches.js';
import { keyOf } from '../schema/conj.js';
import type { Nodes } from '../schema/nodes.js';
import { itemOf, memberOf, namesIn, sentMember, tailOf } from '../schema/members.js';
import type { Regular } from '../schema/regular.js';
import type { ArrayPiece, Conj, ObjectPiece, Piece, StringPiece } from '../schema/types.js';
import { Undecided } from '../schema/undecided.js';

/** A part of a message of which nobody can tell whether it breaks, and why. */
export interface Undecidable {
  /** As a pointer, `*` for items. */
  readonly path: string;
  /** One clause. */
  readonly why: string;
  /** Whether a part of a document that cannot be read is the reason. */
  readonly isUnread: boolean;
}

/** What is asked of the parts. */
export interface Telling {
  readonly branches: Branches;
  readonly regular: Regular;
  readonly nodes: Nodes;
  prove(sent: Conj, received: Conj): boolean;
}

/** What is known to break. */
interface Shown {
  readonly refusal: {
    readonly instance: string;
    readonly keyword: string;
    readonly schema: string;
  };
}

interface Goal {
  readonly sent: Conj;
  readonly received: Conj;
}

const MOST = 20;
const MAX_DEPTH = 24;

/** Keywords that say something of a value as a whole: what is below is not seen beside them. */
const WHOLE: ReadonlySet<string> = new Set(
  'type enum const anyOf oneOf not if schema false'.split(' '),
);

/** The parts of two schemas that are not proven, but for those that are known to break. */
export const undecidedIn = (
  goal: Goal,
  breaks: readonly Shown[],
  telling: Telling,
): readonly Undecidable[] => {
  const found: Undecidable[] = [];
  collect(goal, { path: '', depth: 0, telling, breaks, found, seen: new Set() });
  return found;
};

const isShown = (path: string, received: Conj, { refusal }: Shown): boolean => {
  const at = withoutIndexes(refusal.instance);
  const isAtOrBelow = at === path || at.startsWith(`${path}/`);
  if (isAtOrBelow || (WHOLE.has(refusal.keyword) && path.startsWith(`${at}/`))) return true;
  // One schema is shown to break once, wherever else it is used.
  return received.some(
    ({ written }) => written && `${refusal.schema}/`.startsWith(`${written.pointer}/`),
  );
};

interface Walk {
  readonly path: string;
  readonly depth: number;
  readonly telling: Telling;
  readonly breaks: readonly Shown[];
  readonly found: Undecidable[];
  readonly seen: Set<string>;
}

const collect = (goal: Goal, walk: Walk): void => {
  const { path, telling, found, depth, seen, breaks } = walk;
  const key = `${keyOf(goal.sent)} ${keyOf(goal.received)}`;
  if (found.length >= MOST || seen.has(key)) return;
  seen.add(key);
  const parts = depth < MAX_DEPTH ? partsOf(goal, telling) : [];
  const open = parts.filter(({ sent, received }) => !telling.prove(sent, received));
  const isKnown = open.length === 0 && breaks.some((each) => isShown(path, goal.received, each));
  if (open.length === 0 && !isKnown) found.push({ path, ...reasonOf(goal, telling) });
  for (const { sent, received, token } of open)
    collect({ sent, received }, { ...walk, path: pointer(path, token), depth: depth + 1 });
};

type Part = Goal & { readonly token: string };

/** What a message of one shape is made of; none where there are several shapes. */
const partsOf = ({ sent, received }: Goal, { branches, nodes }: Telling): readonly Part[] => {
  const [own, other] = [sent, received].map((each) => pieceOf(each, branches));
  if (own?.type === 'object' && other?.type === 'object') return members(own, other, nodes);
  if (own?.type === 'array' && other?.type === 'array') return items(own, other);
  return [];
};

const pieceOf = (schemas: Conj, branches: Branches): Piece | undefined => {
  const [branch, ...more] = branches.known(schemas) ?? [];
  const [piece, ...others] = branch?.pieces.values() ?? [];
  return more.length + others.length === 0 ? piece : undefined;
};

const branchesOf = (schemas: Conj, branches: Branches) => {
  try {
    return branches.of(schemas);
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return error.message;
  }
};

const members = (own: ObjectPiece, other: ObjectPiece, nodes: Nodes): readonly Part[] =>
  [...new Set([...namesIn(own), ...namesIn(other)])].flatMap((name) => {
    const sent = sentMember(own, name, nodes);
    return sent ? [{ token: name, sent, received: memberOf(other, name) }] : [];
  });

const items = (own: ArrayPiece, other: ArrayPiece): readonly Part[] => {
  const count = Math.max(tailOf(own), tailOf(other)) + 1;
  return Array.from({ length: Math.min(count, own.most, MOST) }, (_, index) => ({
    token: '*',
    sent: itemOf(own, index),
    received: itemOf(other, index),
  }));
};

const reasonOf = (goal: Goal, telling: Telling): Omit<Undecidable, 'path'> => {
  const speaking = appliedBy([...goal.sent, ...goal.received], ({ not }) => not);
  const [first] = speaking.flatMap(({ facts }) => facts.unread ?? []);
  if (first !== undefined) return { why: first, isUnread: true };
  return { why: other(goal, telling), isUnread: false };
};

const other = ({ sent, received }: Goal, { branches, regular }: Telling): string => {
  const pieces: StringPiece[] = [];
  for (const each of [sent, received]) {
    const found = branchesOf(each, branches);
    if (typeof found === 'string') return found;
    for (const branch of found) {
      const piece = branch.pieces.get('string');
      if (piece?.type === 'string') pieces.push(piece);
    }
  }
  const patterns = pieces.flatMap((piece) => piece.patterns.map(({ name }) => name));
  const strange = patterns.find((each) => !regular.pattern(each));
  if (strange !== undefined) return `the pattern ${strange} is beyond what automata compare`;
  return 'neither a proof that all passes nor a message that is refused was found';
};

import { accepts } from '../schema/accepts.js';
import { conj } from '../schema/conj.js';
import { memberOf, namesIn, sentMember } from '../schema/members.js';
import { ANY_OBJECT, ANY_STRING } from '../schema/pieces.js';
import { isDisjoint } from '../schema/regular.js';
import type { Conj, MemberLayer, ObjectPiece, TextTest } from '../schema/types.js';
import { closed, mostMembers, others } from './members.js';
import type { Proving } from './proving.js';

export const objectWithin = (
  written: ObjectPiece,
  received: ObjectPiece,
  proving: Proving,
): boolean => {
  const sent = withListedNames(written, proving);
  const isClosed = closed(sent, proving);
  const required = surelySent(sent, proving);
  return (
    Math.max(sent.least, required.size) >= received.least &&
    mostMembers(sent, proving) <= received.most &&
    [...received.required].every((name) => required.has(name)) &&
    namesWithin(sent, received, isClosed, proving) &&
    namedWithin(sent, received, proving) &&
    matchingWithin(sent, received, proving) &&
    (isClosed || othersWithin(sent, received, proving))
  );
};

/** The members that are there, also for that no others are left to make up their number. */
const surelySent = (piece: ObjectPiece, proving: Proving): ReadonlySet<string> =>
  piece.least > piece.required.size && mostMembers(piece, proving) === piece.least
    ? new Set(sendable(piece, proving))
    : piece.required;

/** Where names are listed, nothing is sent under others. */
const withListedNames = (piece: ObjectPiece, { branches, nodes }: Proving): ObjectPiece => {
  if (piece.names.length === 0) return piece;
  const texts = branches.known(piece.names)?.flatMap(({ pieces }) => pieces.get('string') ?? []);
  const listed = texts?.map(({ values }) => values);
  if (!listed || listed.some((values) => !values)) return piece;
  const names = listed.flatMap((values) => values ?? []).filter((each) => typeof each === 'string');
  const named = new Map(names.map((name) => [name, nodes.anything]));
  const layer: MemberLayer = { named, matching: [], rest: nodes.nothing, silent: true };
  return { ...piece, layers: [...piece.layers, layer] };
};

/** The names that may be sent, of those that are known. */
export const sendable = (piece: ObjectPiece, proving: Proving): readonly string[] =>
  [...namesIn(piece)].filter((name) => {
    const member = sentMember(piece, name, proving.nodes);
    return member !== undefined && !proving.isEmpty(member);
  });

const namesWithin = (
  sent: ObjectPiece,
  received: ObjectPiece,
  isClosed: boolean,
  proving: Proving,
): boolean => {
  if (received.names.length === 0) return true;
  const patterns = sent.layers.flatMap(({ matching }) => matching.map(({ pattern }) => pattern));
  const unnamed = isClosed
    ? patterns.map((pattern) => namesOf(sent, proving, pattern))
    : [namesOf(sent, proving)];
  return (
    sendable(sent, proving).every((name) => accepts(received.names, name)) &&
    unnamed.every((names) => proving.includes(names, received.names))
  );
};

/** What the names of members are, those that a pattern matches or all. */
const namesOf = ({ names }: ObjectPiece, { nodes }: Proving, pattern?: TextTest): Conj =>
  conj([...names, nodes.piece(pattern ? { ...ANY_STRING, patterns: [pattern] } : ANY_STRING)]);

const namedWithin = (sent: ObjectPiece, received: ObjectPiece, proving: Proving): boolean =>
  [...new Set([...namesIn(sent), ...namesIn(received)])].every((name) => {
    const member = sentMember(sent, name, proving.nodes);
    return !member || proving.includes(member, memberOf(received, name));
  });

const matchingWithin = (sent: ObjectPiece, received: ObjectPiece, proving: Proving): boolean => {
  const own = sent.layers.flatMap(({ matching }) => matching);
  return own.every((each) =>
    received.layers.every((layer) => isMatchedWithin(each, own, layer, proving)),
  );
};

type Matching = MemberLayer['matching'][number];

/** Whether a layer takes what is sent under names that a pattern matches. */
const isMatchedWithin = (
  { pattern, node }: Matching,
  own: readonly Matching[],
  { matching, rest }: MemberLayer,
  proving: Proving,
): boolean => {
  const meeting = matching.filter((each) => !areApart(pattern.name, each.pattern.name, proving));
  const isCovered = meeting.some((each) => isWithin(pattern.name, each.pattern.name, proving));
  return (
    (isCovered || !rest || proving.includes([node], [rest])) &&
    meeting.every((each) => {
      // Names that both patterns match are also under what else is sent under those of the other.
      const besides = own.filter((other) => other.pattern.name === each.pattern.name);
      return proving.includes(conj([node, ...besides.map((other) => other.node)]), [each.node]);
    })
  );
};

const areApart = (a: string, b: string, { regular }: Proving): boolean => {
  const [left, right] = [regular.pattern(a), regular.pattern(b)];
  return left !== undefined && right !== undefined && isDisjoint(left, right) === true;
};

const isWithin = (a: string, b: string, { regular }: Proving): boolean => {
  if (a === b) return true;
  const [left, right] = [regular.pattern(a), regular.pattern(b)];
  return (
    left !== undefined && right !== undefined && isDisjoint(left, regular.none(right)) === true
  );
};

const othersWithin = (sent: ObjectPiece, received: ObjectPiece, proving: Proving): boolean => {
  const rest = others(sent);
  return received.layers.every(({ matching, rest: node }) => {
    const isMatched = matching.some(({ pattern }) =>
      proving.includes(namesOf(sent, proving), namesOf(ANY_OBJECT, proving, pattern)),
    );
    return (
      (!node || isMatched || proving.includes(rest ?? [], [node])) &&
      // A name that nobody has heard of is one that no pattern matches.
      (rest === undefined ||
        matching.every(
          (each) =>
            proving.isEmpty(namesOf(sent, proving, each.pattern)) ||
            proving.includes(rest, [each.node]),
        ))
    );
  });
};

import { conj, keyOf } from '../schema/conj.js';
import { memberOf, namesIn, sentMember } from '../schema/members.js';
import { ANY_STRING } from '../schema/pieces.js';
import { samplesOf } from '../schema/regular.js';
import type { Conj, ObjectPiece } from '../schema/types.js';
import type { Seeking } from './seeking.js';

type Members = Readonly<Record<string, unknown>>;

const MAX_MEMBERS = 300;
/** Values of one member that are tried in its object. */
const MAX_VALUES = 80;

export const sampleObjects = (piece: ObjectPiece, seeking: Seeking): readonly Members[] => {
  const least = minimal(piece, seeking);
  if (!least) return [];
  return [filled(piece, least, piece.least, seeking), least, maximal(piece, least, seeking)];
};

const firstSample = (nodes: Conj | undefined, seeking: Seeking): readonly unknown[] =>
  nodes ? seeking.samples(nodes).slice(0, 1) : [];

/** With the members that are required alone; undefined where one cannot be had. */
const minimal = (piece: ObjectPiece, seeking: Seeking): Members | undefined => {
  const members: Record<string, unknown> = {};
  for (const name of piece.required) {
    const [value] = firstSample(memberOf(piece, name), seeking);
    if (value === undefined) return undefined;
    members[name] = value;
  }
  return members;
};

/** With every member that is sent. */
const maximal = (piece: ObjectPiece, least: Members, seeking: Seeking): Members => {
  const members: Record<string, unknown> = { ...least };
  for (const name of namesIn(piece)) {
    if (Object.hasOwn(members, name) || Object.keys(members).length >= piece.most) continue;
    const [value] = firstSample(sentMember(piece, name, seeking.prover.nodes), seeking);
    if (value !== undefined) members[name] = value;
  }
  return members;
};

/** With so many members: those that are sent, then strangers. */
const filled = (piece: ObjectPiece, least: Members, count: number, seeking: Seeking): Members => {
  if (count > MAX_MEMBERS) return least;
  const members: Record<string, unknown> = { ...least };
  const all = maximal(piece, least, seeking);
  const strangers = freeNames(piece, count, seeking);
  const [value = 0] = firstSample(restOf(piece), seeking);
  for (const [name, each] of [
    ...Object.entries(all),
    ...strangers.map((name) => [name, value] as const),
  ]) {
    if (Object.keys(members).length >= count) break;
    members[name] = each;
  }
  return members;
};

/** Names of members that are not declared: those that are allowed, where names are restricted. */
const freeNames = (piece: ObjectPiece, count: number, seeking: Seeking): readonly string[] => {
  if (piece.names.length > 0) {
    const names = conj([...piece.names, seeking.prover.nodes.piece(ANY_STRING)]);
    return seeking.samples(names).filter((each) => typeof each === 'string');
  }
  return Array.from({ length: count }, (_, index) => `${seeking.strangers[0] ?? ''}-${index}`);
};

const restOf = ({ layers }: ObjectPiece): Conj => conj(layers.flatMap(({ rest }) => rest ?? []));

/** Objects at which a piece may differ from others: in one member, in what is there, in number. */
export const objectsNear = (
  piece: ObjectPiece,
  others: readonly ObjectPiece[],
  seeking: Seeking,
): readonly unknown[] => {
  const least = minimal(piece, seeking);
  if (!least) return [];
  const most = maximal(piece, least, seeking);
  const names = [...new Set([piece, ...others].flatMap((each) => [...namesIn(each)]))];
  // One value of each member before the second of any: what comes late may not be tried.
  const differing = names
    .flatMap((name) =>
      valuesOf(piece, others, name, seeking).map((value, rank) => ({ name, value, rank })),
    )
    .sort((a, b) => a.rank - b.rank);
  const strange = [
    ...namesOf(others, seeking).flatMap((name) => [
      { name, value: 0 },
      { name, value: 'a' },
    ]),
    ...othersOf(piece, others, seeking),
  ];
  return [
    least,
    most,
    ...names.map((name) => without(most, name)),
    ...strange.slice(0, 2).map(({ name, value }) => ({ ...least, [name]: value })),
    ...differing.map(({ name, value }) => ({ ...least, [name]: value })),
    ...strange.slice(2).map(({ name, value }) => ({ ...least, [name]: value })),
    ...differing.map(({ name, value }) => ({ ...most, [name]: value })),
    ...[piece, ...others]
      .flatMap((each) => [each.most + 1, each.most, each.least, each.least - 1])
      .filter((count) => count > 0 && Number.isFinite(count))
      .map((count) => filled(piece, least, count, seeking)),
  ];
};

const without = (members: Members, name: string): Members =>
  Object.fromEntries(Object.entries(members).filter(([own]) => own !== name));

/** What may be sent under a name: what the others refuse first. */
const valuesOf = (
  piece: ObjectPiece,
  others: readonly ObjectPiece[],
  name: string,
  seeking: Seeking,
): readonly unknown[] => {
  const member = sentMember(piece, name, seeking.prover.nodes);
  if (!member) return [];
  // Alternatives say the same of most members: each pair of schemas is asked once.
  const asked = new Map(
    others.map((other) => [keyOf(memberOf(other, name)), memberOf(other, name)] as const),
  );
  const refused = [...asked.values()].flatMap((each) => seeking.counters(member, each));
  const distinct = new Map(
    [...refused, ...seeking.samples(member)].map((value) => [JSON.stringify(value), value]),
  );
  return [...distinct.values()].slice(0, MAX_VALUES);
};

/** Names that others may refuse. */
const namesOf = (others: readonly ObjectPiece[], seeking: Seeking): readonly string[] => {
  const anyText = [seeking.prover.nodes.piece(ANY_STRING)];
  const refused = others.flatMap(({ names }) => seeking.counters(anyText, names));
  return [...seeking.strangers, ...refused.filter((each) => typeof each === 'string')];
};

/** Names that are allowed, and that no pattern of the others matches. */
const unmatched = (
  piece: ObjectPiece,
  others: readonly ObjectPiece[],
  seeking: Seeking,
): readonly string[] => {
  const { nodes } = seeking.prover;
  const allowed = conj([...piece.names, nodes.piece(ANY_STRING)]);
  const patterns = others.flatMap(({ layers }) => layers.flatMap(({ matching }) => matching));
  return patterns
    .slice(0, 20)
    .flatMap(({ pattern }) =>
      seeking.counters(allowed, [nodes.piece({ ...ANY_STRING, patterns: [pattern] })]).slice(0, 3),
    )
    .filter((each) => typeof each === 'string');
};

/** Members beside those that are named: of patterns, and of what is left over. */
const othersOf = (piece: ObjectPiece, others: readonly ObjectPiece[], seeking: Seeking) => {
  const { regular } = seeking.prover;
  const patterns = [piece, ...others].flatMap(({ layers }) =>
    layers.flatMap(({ matching }) => matching),
  );
  const matched = patterns.flatMap(({ pattern }) => {
    const language = regular.pattern(pattern.name);
    return language ? samplesOf(language, 3) : [];
  });
  const names = [...matched, ...unmatched(piece, others, seeking)];
  return [...names, ...freeNames(piece, 1, seeking), ...seeking.strangers].flatMap((name) => {
    const sent = memberOf(piece, name);
    const refused = others.flatMap((other) => seeking.counters(sent, memberOf(other, name)));
    return [...refused, ...seeking.samples(sent).slice(0, 2)].map((value) => ({ name, value }));
  });
};

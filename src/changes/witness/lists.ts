import { conj } from '../schema/conj.js';
import { itemOf, tailOf } from '../schema/members.js';
import type { ArrayPiece, Conj } from '../schema/types.js';
import type { Seeking } from './seeking.js';

const MAX_ITEMS = 20_000;
/** Items that are compared with each other. */
const MAX_UNEQUAL = 200;

export const sampleLists = (piece: ArrayPiece, seeking: Seeking): readonly unknown[] => {
  const sizes = [piece.least, piece.least + 1, tailOf(piece)];
  return sizes.flatMap((size) => list(piece, size, seeking) ?? []).map((each) => each.items);
};

interface List {
  readonly items: readonly unknown[];
}

/** A list of a size; undefined where an item cannot be had. */
const list = (piece: ArrayPiece, size: number, seeking: Seeking): List | undefined => {
  const most = Math.min(piece.unique ? MAX_UNEQUAL : MAX_ITEMS, piece.most);
  if (size > most) return undefined;
  const items: unknown[] = [];
  const forced = piece.contains.flatMap(({ node, least }) =>
    Array.from({ length: Math.min(least, size) }, () => node),
  );
  for (let index = 0; index < size; index++) {
    const wanted = forced[index];
    const item = wanted ? conj([...itemOf(piece, index), wanted]) : itemOf(piece, index);
    const choice = choose(item, piece.unique ? items : undefined, index, seeking);
    if (!choice) return undefined;
    items.push(choice.value);
  }
  return { items };
};

const choose = (
  item: Conj,
  taken: readonly unknown[] | undefined,
  index: number,
  seeking: Seeking,
): { readonly value: unknown } | undefined => {
  const isFree = (value: unknown) =>
    !taken?.some((each) => JSON.stringify(each) === JSON.stringify(value));
  const free = seeking.samples(item).filter(isFree);
  if (free.length > 0) return { value: free[0] };
  const more = [index, index + 10, index + 0.5, `a${index}`, { [`a${index}`]: index }];
  const found = taken ? more.filter((value) => isFree(value) && seeking.isSent(item, value)) : [];
  return found.length > 0 ? { value: found[0] } : undefined;
};

/** Lists at which a piece may differ from others: in size, in one item, in what is twice there. */
export const listsNear = (
  piece: ArrayPiece,
  others: readonly ArrayPiece[],
  seeking: Seeking,
): readonly unknown[] => {
  const sizes = new Set(
    [piece, ...others].flatMap(({ least, most }) => [least, least - 1, most, most + 1]),
  );
  const sized = [...sizes]
    .filter((size) => size >= 0 && Number.isFinite(size))
    .flatMap((size) => list(piece, size, seeking) ?? []);
  return [
    ...sampleLists(piece, seeking),
    ...sized.map(({ items }) => items),
    ...withOneItem(piece, others, seeking),
    ...repeated(piece, others, seeking),
    ...contained(piece, others, seeking),
  ];
};

const withOneItem = (
  piece: ArrayPiece,
  others: readonly ArrayPiece[],
  seeking: Seeking,
): readonly unknown[] => {
  const tail = Math.max(...[piece, ...others].map(tailOf));
  const indexes = Array.from({ length: tail + 1 }, (_, index) => index);
  return indexes.flatMap((index) => {
    const base = list(piece, Math.max(index + 1, piece.least), seeking)?.items;
    const bad = others.flatMap((other) =>
      seeking.counters(itemOf(piece, index), itemOf(other, index)),
    );
    return bad.map((value) => {
      const before = base ?? Array.from({ length: index + 1 }, () => value);
      return before.map((item, at) => (at === index ? value : item));
    });
  });
};

const repeated = (
  piece: ArrayPiece,
  others: readonly ArrayPiece[],
  seeking: Seeking,
): readonly unknown[] => {
  const contains = others.flatMap((other) => other.contains.map(({ node }) => node));
  const values = [
    ...seeking.samples(itemOf(piece, 0)),
    ...contains.flatMap((node) => seeking.counters(itemOf(piece, 0), [node])),
  ];
  const sizes = [2, piece.least].filter((size) => size > 0 && size <= MAX_ITEMS);
  return values.flatMap((value) => sizes.map((size) => Array.from({ length: size }, () => value)));
};

/** Lists that hold what another counts: one less, and one more often than it asks. */
const contained = (
  piece: ArrayPiece,
  others: readonly ArrayPiece[],
  seeking: Seeking,
): readonly unknown[] =>
  others.flatMap((other) =>
    other.contains.flatMap(({ node, least, most }) => {
      const values = seeking.samples(conj([...itemOf(piece, 0), node]));
      const counts = [least - 1, most + 1].filter((count) => count > 0 && count <= MAX_ITEMS);
      return counts.flatMap((count) => {
        const same = values.map((value) => Array.from({ length: count }, () => value));
        const spread = Array.from({ length: count }, (_, index) => values[index % values.length]);
        return values.length === 0 ? [] : [...same, spread];
      });
    }),
  );

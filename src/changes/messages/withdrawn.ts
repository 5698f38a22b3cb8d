import { isObject } from '../../model/json/walk.js';
import { pointer } from '../../model/json/pointer.js';
import type { Prover } from '../proof/prover.js';
import { keyOf } from '../schema/conj.js';
import { declares, itemOf, memberOf, tailOf } from '../schema/members.js';
import type { Conj, ObjectPiece, Piece } from '../schema/types.js';

/** Ways in which a part of a message may be described. */
type Ways = readonly Conj[];

const MAX_PAIRS = 5_000;

/** Where members are documented in the old message and nowhere in the new one; `*` for items. */
export const withdrawnIn = (before: Conj, after: Conj, prover: Prover): readonly string[] => {
  const found: string[] = [];
  const seen = new Set<string>();
  const open: { readonly old: Ways; readonly new: Ways; readonly path: string }[] = [
    { old: [before], new: [after], path: '' },
  ];
  for (let pair = open.pop(); pair && seen.size < MAX_PAIRS; pair = open.pop()) {
    const key = `${pair.old.map(keyOf).join(';')} ${pair.new.map(keyOf).join(';')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const [old, now] = [piecesOf(pair.old, prover), piecesOf(pair.new, prover)];
    if (now.length === 0) continue;
    const documented = membersIn(old, prover);
    for (const [name, ways] of documented) {
      const path = pointer(pair.path, name);
      const kept = objectsIn(now).filter((piece) => speaksOf(piece, name));
      const left = distinct(kept.map((piece) => memberOf(piece, name))).filter(
        (way) => !prover.isEmpty(way),
      );
      if (left.length === 0) found.push(path);
      else open.push({ old: ways, new: left, path });
    }
    const items = itemsIn(old);
    if (items.length > 0) open.push({ old: items, new: itemsIn(now), path: `${pair.path}/*` });
  }
  return found;
};

/** By its name, by a pattern, or by what it says of all others. */
const speaksOf = (piece: ObjectPiece, name: string): boolean =>
  !piece.hidden.has(name) &&
  (declares(piece, name) ||
    piece.layers.some(
      ({ rest }) => isObject(rest?.written?.value) && Object.keys(rest.written.value).length > 0,
    ));

const piecesOf = (ways: Ways, prover: Prover): readonly Piece[] =>
  ways
    .flatMap((way) => prover.branches.known(way) ?? [])
    .flatMap(({ pieces }) => [...pieces.values()]);

const objectsIn = (pieces: readonly Piece[]): readonly ObjectPiece[] =>
  pieces.filter((piece) => piece.type === 'object');

const membersIn = (pieces: readonly Piece[], prover: Prover): ReadonlyMap<string, Ways> => {
  const found = new Map<string, Conj[]>();
  for (const piece of objectsIn(pieces)) {
    const names = piece.layers.flatMap(({ named, silent }) => (silent ? [] : [...named.keys()]));
    for (const name of names) {
      if (piece.hidden.has(name) || prover.isEmpty(memberOf(piece, name))) continue;
      found.set(name, [...(found.get(name) ?? []), memberOf(piece, name)]);
    }
  }
  return new Map([...found].map(([name, ways]) => [name, distinct(ways)]));
};

const itemsIn = (pieces: readonly Piece[]): Ways =>
  distinct(
    pieces.flatMap((piece) =>
      piece.type === 'array'
        ? Array.from({ length: tailOf(piece) + 1 }, (_, index) => itemOf(piece, index))
        : [],
    ),
  );

const distinct = (ways: Ways): Ways => [...new Map(ways.map((way) => [keyOf(way), way])).values()];

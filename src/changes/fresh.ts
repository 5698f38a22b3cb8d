import type { DocumentTree } from '../model/document.js';
import { membersOf } from '../model/json/walk.js';

const NAMES = ['undocumented', 'Undocumented 1'];

/** Names of members that neither document knows. */
export const strangersTo = (trees: readonly DocumentTree[]): readonly string[] => {
  const known = new Set(
    trees.flatMap(({ root }) => [...membersOf(root.value)].map(({ name }) => name)),
  );
  return NAMES.map((name) => {
    let free = name;
    while (known.has(free)) free = `${free}_`;
    return free;
  });
};

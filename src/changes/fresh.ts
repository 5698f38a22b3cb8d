import type { DocumentTree } from '../model/document.js';

const NAMES = ['undocumented', 'Undocumented 1'];

/** Names of members that neither document knows. */
export const strangersTo = (trees: readonly DocumentTree[]): readonly string[] => {
  const known = new Set<string>();
  for (const { root } of trees) collect(root.value, known);
  return NAMES.map((name) => {
    let free = name;
    while (known.has(free)) free = `${free}_`;
    return free;
  });
};

/** The names that begin like one of ours. */
const collect = (value: unknown, names: Set<string>): void => {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value) as Iterable<[string, unknown]>) {
    if (NAMES.some((each) => name.startsWith(each))) names.add(name);
    collect(part, names);
  }
};

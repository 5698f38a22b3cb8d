import { record } from '../file/json.js';

/** A pact nests less deep; what nests deeper is another's. */
const DEPTH = 100;

/** Whether a broker holds the same interactions as a file: it adds an `_id` to each, and may order them otherwise. */
export const sameContent = (ours: unknown, theirs: unknown): boolean => {
  const [one, other] = [contentOf(ours), contentOf(theirs)];
  return (
    one !== undefined && one.length === other?.length && one.every((each, at) => each === other[at])
  );
};

const contentOf = (pact: unknown): readonly string[] | undefined => {
  const { interactions, messages } = record(pact) ?? {};
  const all = [interactions ?? [], messages ?? []].flat().map((each: unknown) => {
    const members = Object.entries(record(each) ?? {}).filter(([name]) => name !== '_id');
    return canonical(Object.fromEntries(members), DEPTH);
  });
  return all.every((each) => each !== undefined) ? all.sort() : undefined;
};

/** JSON with members in order of name; undefined beyond the depth. */
const canonical = (value: unknown, depth: number): string | undefined => {
  if (depth === 0) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((each: unknown) => canonical(each, depth - 1));
    return items.includes(undefined) ? undefined : `[${items.join()}]`;
  }
  const members = record(value);
  if (!members) return JSON.stringify(value);
  const parts = Object.keys(members)
    .sort()
    .map((name) => {
      const text = canonical(members[name], depth - 1);
      return text === undefined ? undefined : `${JSON.stringify(name)}:${text}`;
    });
  return parts.includes(undefined) ? undefined : `{${parts.join()}}`;
};

import { ANY, type PactRule } from '../../model/pact/terms.js';

/** `$.a[0]['b c'].*` as its tokens; undefined for what is no such path. */
export const pathOf = (path: string): PactRule['path'] | undefined => {
  if (!path.startsWith('$') || path.length > 1000) return undefined;
  const tokens: (string | typeof ANY)[] = [];
  const part = /\.([^.[\]]+)|\[(\d+)\]|\[\*\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/y;
  part.lastIndex = 1;
  while (part.lastIndex < path.length) {
    const found = part.exec(path);
    if (!found) return undefined;
    const [, name, index, single, double] = found;
    const quoted = (single ?? double)?.replace(/\\(.)/g, '$1');
    const token = name ?? index ?? quoted;
    tokens.push(token === undefined || name === '*' ? ANY : token);
  }
  return tokens;
};

/** The values of an example that a path leads to; at the most 1,000 of them, and none for a path that we do not know. */
export const valuesAt = (example: unknown, path: string): readonly unknown[] => {
  const tokens = pathOf(path);
  if (!tokens) return [];
  return tokens.reduce<readonly unknown[]>(
    (values, token) => values.flatMap((value) => below(value, token)).slice(0, 1000),
    [example],
  );
};

const below = (value: unknown, token: string | typeof ANY): readonly unknown[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (token === ANY) return Object.values(value);
  if (Array.isArray(value) && !/^\d+$/.test(token)) return [];
  const own = Object.getOwnPropertyDescriptor(value, token);
  return own ? [own.value] : [];
};

/** Appends reference tokens to a JSON pointer (RFC 6901 §3). */
export const pointer = (base: string, ...tokens: readonly (string | number)[]): string =>
  tokens.reduce<string>(
    (path, token) => `${path}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    base,
  );

/** The reference tokens of a JSON pointer, unescaped; a leading `#` is passed over. */
export const tokens = (path: string): readonly string[] =>
  path
    .replace(/^#/, '')
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

/** A pointer with `*` for every array index: the same for every item. */
export const withoutIndexes = (path: string): string => path.replace(/\/\d+(?=\/|$)/g, '/*');

/** What a pointer points to; undefined where it points to nothing. */
export const valueAt = (value: unknown, path: string): unknown => {
  let here = value;
  for (const token of tokens(path)) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, token)) return undefined;
    here = Reflect.get(here, token);
  }
  return here;
};

/** The two halves of a `$ref`: a relative path, empty for the same file, and what it means there. */
export interface ParsedRef {
  readonly file: string;
  readonly fragment: Fragment;
}

/** Reference tokens, or a name that a schema gives itself. */
export type Fragment = { readonly keys: readonly string[] } | { readonly anchor: string };

/** Reads a `$ref` as a path within the folder; a text says why it is none. */
export const parseRef = (ref: string): ParsedRef | string => {
  const { uri: file, fragment } = halves(ref);
  if (/^file:/i.test(file) || /^[a-z]:/i.test(file) || /^\/(?!\/)/.test(file)) {
    return `the $ref to ${file} is not relative`;
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(file) || file.startsWith('//')) {
    return `the $ref to ${file} is remote`;
  }
  const plain = decode(file);
  const meant = fragmentOf(fragment);
  if (plain === undefined || meant === undefined || /[\\\0]/.test(plain)) {
    return `the $ref ${JSON.stringify(ref)} is not a relative path`;
  }
  return { file: plain, fragment: meant };
};

/** What stands before and behind the `#`. */
export const halves = (ref: string): { readonly uri: string; readonly fragment: string } => {
  const hash = ref.indexOf('#');
  return hash < 0
    ? { uri: ref, fragment: '' }
    : { uri: ref.slice(0, hash), fragment: ref.slice(hash + 1) };
};

/** Undefined: it is malformed. */
export const fragmentOf = (fragment: string): Fragment | undefined => {
  const text = decode(fragment);
  if (text === undefined) return undefined;
  if (text === '') return { keys: [] };
  if (!text.startsWith('/')) return { anchor: text };
  const keys = text.slice(1).split('/');
  return { keys: keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')) };
};

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

import type { ErrorCode } from '../model/error.js';

type Refuse = (code: ErrorCode, what: string) => Error;

/** The two halves of a `$ref`: a relative path, empty for the same file, and reference tokens. */
export const parseRef = (
  ref: string,
  refuse: Refuse,
): { readonly file: string; readonly keys: readonly string[] } => {
  const hash = ref.indexOf('#');
  const file = hash < 0 ? ref : ref.slice(0, hash);
  const fragment = hash < 0 ? '' : ref.slice(hash + 1);
  if (/^file:/i.test(file) || /^[a-z]:/i.test(file) || /^\/(?!\/)/.test(file)) {
    throw refuse('ref-outside', `the $ref to ${file} is not relative`);
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(file) || file.startsWith('//')) {
    throw refuse('ref-remote', `the $ref to ${file} is remote`);
  }
  const plain = decode(file);
  if (plain === undefined || /[\\\0]/.test(plain)) {
    throw refuse('ref-syntax', `the $ref ${JSON.stringify(ref)} is not a relative path`);
  }
  return { file: plain, keys: keysOf(fragment, ref, refuse) };
};

const keysOf = (fragment: string, ref: string, refuse: Refuse): readonly string[] => {
  const path = decode(fragment);
  if (path === '') return [];
  if (path?.startsWith('/') !== true) {
    throw refuse('ref-syntax', `the $ref ${JSON.stringify(ref)} holds no JSON pointer`);
  }
  return path
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
};

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

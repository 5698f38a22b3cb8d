/** A notice of the library: it speaks to whoever deploys it, which is not whoever runs this. */
const isNotice = (words: readonly unknown[]): boolean =>
  typeof words[0] === 'string' && words[0].includes('oidc-provider ');

/**
 * Does something while the notices that oidc-provider writes to the terminal (one as soon as it is
 * loaded, on a Node that it does not know) are kept back. Whatever else is written passes.
 */
export const withoutNotices = async <T>(act: () => Promise<T>): Promise<T> => {
  const { console } = globalThis;
  const [info, warn] = [console.info.bind(console), console.warn.bind(console)];
  const passOn =
    (write: (...words: unknown[]) => void) =>
    (...words: unknown[]) => {
      if (!isNotice(words)) write(...words);
    };
  Object.assign(console, { info: passOn(info), warn: passOn(warn) });
  try {
    return await act();
  } finally {
    Object.assign(console, { info, warn });
  }
};

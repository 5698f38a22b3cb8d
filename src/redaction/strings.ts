export const isBlank = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code === 32 || (code >= 9 && code <= 13);
};

/** Whether what ends before `behind` is the name of a member. */
export const isName = (text: string, behind: number): boolean => {
  let at = behind;
  while (isBlank(text, at)) at += 1;
  return text.charAt(at) === ':';
};

export const skipBackslashes = (text: string, from: number): number => {
  let at = from;
  while (text.charAt(at) === '\\') at += 1;
  return at;
};

export const backslashesBefore = (text: string, at: number): number => {
  let start = at;
  while (start > 0 && text.charAt(start - 1) === '\\') start -= 1;
  return at - start;
};

/**
 * Where the string that opens at `quote` ends: before its closing quote and the backslashes that
 * belong to it. A JSON text that stands n strings deep has 2ⁿ − 1 backslashes before each quote, and
 * a quote inside one of its strings has more.
 */
export const stringEnd = (text: string, quote: number): number => {
  const own = backslashesBefore(text, quote);
  const mark = text.charAt(quote);
  let at = text.indexOf(mark, quote + 1);
  while (at !== -1) {
    const run = Math.min(backslashesBefore(text, at), at - quote - 1);
    if (run % (2 * (own + 1)) === own) return at - own;
    at = text.indexOf(mark, at + 1);
  }
  return text.length;
};

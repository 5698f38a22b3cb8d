/** The word that is one or two letters away from what was said; undefined: none is. */
export const nearest = (said: string, words: readonly string[]): string | undefined =>
  words.find((word) => distance(said, word) <= 2);

/** How many letters must be added, taken away or replaced (Levenshtein). */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 0; at < one.length; at += 1) {
    const next = [at + 1];
    for (let against = 0; against < other.length; against += 1) {
      const [left = 0, above = 0, diagonal = 0] = [next[against], row[against + 1], row[against]];
      const cost = one.charAt(at) === other.charAt(against) ? 0 : 1;
      next.push(Math.min(left + 1, above + 1, diagonal + cost));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

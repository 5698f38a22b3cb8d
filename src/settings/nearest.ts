/** A longer word is none of ours, and is not compared. */
const LONGEST = 100;

/** The word that is nearest to what was said, one or two letters away; undefined: none is. */
export const nearest = (said: string, words: readonly string[]): string | undefined => {
  if (said.length > LONGEST) return undefined;
  // Of a short word two letters are all.
  let least = Math.min(3, said.length);
  let found: string | undefined;
  for (const word of words) {
    if (Math.abs(word.length - said.length) >= least) continue;
    const away = distance(said.toLowerCase(), word.toLowerCase());
    if (away < least) [least, found] = [away, word];
  }
  return found;
};

/** ` (did you mean WORD?)`, or nothing where no word is near. */
export const meant = (said: string, words: readonly string[]): string => {
  const word = nearest(said, words);
  return word === undefined ? '' : ` (did you mean ${word}?)`;
};

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

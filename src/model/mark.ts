/**
 * What a run writes into every client that it creates, so that a client can be told to be ours when the answer to
 * its create never came: `pcc` and sixteen letters of sixteen, for there are names that take no digit and no hyphen.
 * A `z` after it is that of another try.
 */
const MARK = /(?<![0-9a-z])pcc[a-p]{16}(?=z?(?![0-9a-z]))/g;
const LETTERS = 'abcdefghijklmnop';

/** @param random 16 hex digits, not from the run's seed: two runs with one seed are two runs */
export const markOf = (random: string): string =>
  `pcc${random.replace(/[0-9a-f]/g, (digit) => LETTERS.charAt(parseInt(digit, 16)))}`;

/** The same mark for another try: the first one stands in it, so that it is known as well. */
export const again = (mark: string): string => `${mark}z`;

/** The hex digits of a mark. */
export const digitsOf = (mark: string): string =>
  mark.slice(3).replace(/./g, (letter) => Math.max(0, LETTERS.indexOf(letter)).toString(16));

/** The members of a client in which a mark may stand: name, redirect URIs, contacts. */
const markedTexts = (client: unknown): readonly string[] => {
  if (typeof client !== 'object' || client === null) return [];
  const { name, redirectUris, contacts }: Record<string, unknown> = { ...client };
  return [name, redirectUris, contacts].flat().filter((each) => typeof each === 'string');
};

/** Every mark that stands in a client as it was listed. */
export const marksIn = (client: unknown): ReadonlySet<string> =>
  new Set(markedTexts(client).flatMap((text) => text.match(MARK) ?? []));

/** Whether this very mark stands in a client as it was listed. */
export const carriesMark = (client: unknown, mark: string): boolean => marksIn(client).has(mark);

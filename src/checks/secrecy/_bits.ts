const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const UUID_4 = /^.{14}4.{4}[89ab]/i;

/** Shorter secrets stand in ordinary text by chance: they cannot be taken out of it by their value. */
export const SHORTEST_SECRET = 8;

/** Alphabets from the smallest on: the first that a secret fits bounds what it can hold. */
const ALPHABETS: readonly { readonly fits: RegExp; readonly size: number }[] = [
  { fits: /^\d*$/, size: 10 },
  { fits: /^[0-9a-f]*$/, size: 16 },
  { fits: /^[0-9A-F]*$/, size: 16 },
  { fits: /^[0-9a-z]*$/, size: 36 },
  { fits: /^[0-9A-Z]*$/, size: 36 },
  { fits: /^[\w+/=-]*$/, size: 64 },
];

/** How many signs the smallest alphabet has that a text fits. */
export const alphabetOf = (text: string): number =>
  ALPHABETS.find(({ fits }) => fits.test(text))?.size ?? 95;

/**
 * The most random bits that a secret of this shape can hold: its length times the bits of its
 * alphabet. An upper bound: no estimate from the frequencies of one sample (those are noise).
 */
export const mostBits = (secret: string): number => {
  // RFC 9562 §5.4: version and variant take six bits.
  if (UUID.test(secret)) return UUID_4.test(secret) ? 122 : 128;
  return secret.length * Math.log2(alphabetOf(secret));
};

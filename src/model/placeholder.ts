const WORDS =
  /(?:^|[\W_])(?:redact|remov|hidden|mask|scrub|sanit|placeholder|dummy|omitted|filtered|withheld|example|xxxx)|client.?secret|\*\*\*|^[<[{(].*[>\]})]$/i;
const ONE_LETTER = /^(.)\1*$/su;

/**
 * Whether a text stands where a recorder, or whoever cleaned a recording, has taken a secret out: it
 * says so, is in brackets, or is one letter again and again.
 */
export const isPlaceholder = (text: string): boolean =>
  ONE_LETTER.test(text) || (text.length <= LONGEST && WORDS.test(text));

const LONGEST = 256;

/** Stands where a recorder wrote down that there is a value, and not which. */
export const NOT_RECORDED = '[not recorded]';

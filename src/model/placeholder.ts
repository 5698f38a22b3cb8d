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

const MASK_WORDS =
  /(?:^|[^a-z])(?:redacted|masked|scrubbed|saniti[sz]ed|anonymi[sz]ed|filtered|removed|withheld|not recorded)(?:$|[^a-z])/i;
/** JSON in a header field is no mask. */
const BRACKETED = /^(?:\[[^\]"]*\]|<[^>]*>|\{\{?[^}":]*\}\}?|%[A-Z_]+%|\$\{[^}]*\})$/;
const RUN = /^(.)\1{2,}$|\*{3}|x{6}/isu;
const NIL = /^[0-]{36}$/;

/** One look that rules most texts out: each mask has some of it. */
const SUSPECT = /^[[<{$%]|[a-z]{6}|\*{3}|^(.)\1{2}|^[0-]{36}$|\ufffd/isu;

/**
 * Whether a value of a recording, a secret or not, looks like what people and recorders put in its place:
 * words in brackets, a word that says so, one character again and again, the nil UUID, a character that could
 * not be decoded.
 */
export const isMask = (text: string): boolean =>
  text.length <= LONGEST &&
  SUSPECT.test(text) &&
  (BRACKETED.test(text) ||
    MASK_WORDS.test(text) ||
    RUN.test(text) ||
    NIL.test(text) ||
    text.includes('\ufffd'));

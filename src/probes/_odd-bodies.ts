import type { Drive } from '../model/probe.js';
import { callbackOf } from '../model/sent-values.js';

/** Deeper than a parser that calls itself may go, and no longer than a small body. */
const DEPTH = 2000;
export const DEEP = `"unheardOf":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`;
/** Longer than most values are, and still within what servers take of a body. */
const LONG = 50_000;
export const LONG_MEMBER = `"unheardOfToo":"${'x'.repeat(LONG)}"`;

type Draft = ReturnType<Drive['draft']>;

/** A member name without its quotes, which only some parsers take. */
export const unquoted = (text: string): string => text.replace('"name"', 'name');

export const withTrailingComma = (text: string): string => text.replace(/\}$/, ',}');

/** JSON that is broken in one place. */
export const badTexts: readonly ((text: string) => string)[] = [
  unquoted,
  withTrailingComma,
  (text) => `${text}${text}`,
];

/** JSON, but for a letter of the name that is in Latin-1: it is no UTF-8 (RFC 8259 §8.1). */
export const inLatin1 = (draft: Draft): Uint8Array => {
  const text = JSON.stringify(draft).replace('"name":"', '"name":"\0');
  return new TextEncoder().encode(text).map((byte) => (byte === 0 ? 0xe9 : byte));
};

/** Who copies the members one by one sets the prototype of what it stores. */
export const PROTOTYPE = '"__proto__":{"pkceRequired":true}';

/** The text of an object, one member before all others. */
export const withMember = (draft: object, member: string): string =>
  `{${member},${JSON.stringify(draft).slice(1)}`;

/** JSON that the document allows, and that some servers do not take: its members as they stand in the text. */
export const oddMembers = (drive: Drive): readonly ((draft: Draft) => string)[] => [
  (draft) => withMember(draft, PROTOTYPE),
  (draft) => withMember(draft, DEEP),
  (draft) => withMember(draft, LONG_MEMBER),
  ({ name, ...rest }) => JSON.stringify({ unheardOf: null, ...rest, name }),
  (draft) => JSON.stringify({ ...draft, redirectUris: manyUris(drive, draft.redirectUris) }),
  (draft) => withMember(draft, '"name":"First name"'),
  // Neither can be stored by everybody: only that a server fails is held against it.
  (draft) => JSON.stringify({ ...draft, contacts: [`a\0b@${drive.values.contactDomain}`] }),
  (draft) => withMember(draft, String.raw`"unheardOf":"\ud800"`),
];

/** A hundred redirect URIs, where one is there before. */
export const manyUris = ({ values, mark }: Drive, first: readonly string[]): readonly string[] => [
  ...first,
  ...Array.from({ length: 99 }, (_, index) => `https://${callbackOf(values, mark)}/${index}`),
];

/** Media types that the document does not know; of an odd character set, and of none, a failure alone counts. */
export const oddTypes = [
  ['unsupported', 'text/plain'],
  ['unsupported', 'application/x-www-form-urlencoded'],
  ['unsupported', 'json'],
  ['odd-body', 'application/json; charset=utf-16'],
  ['odd-body', undefined],
  ['unsupported', 'application/xml'],
] as const;

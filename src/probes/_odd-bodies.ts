import type { Drive } from '../model/probe.js';
import { callbackOf } from '../model/sent-values.js';

/** Deeper than a parser that calls itself may go, and no longer than a small body. */
export const DEPTH = 2000;
/** Longer than most values are, and still within what servers take of a body. */
const LONG = 50_000;

type Draft = ReturnType<Drive['draft']>;

/** JSON that is broken in one place. */
export const badTexts: readonly ((text: string) => string)[] = [
  (text) => text.replace('"name"', 'name'),
  (text) => text.replace(/\}$/, ',}'),
  (text) => `${text}${text}`,
];

const withMember = (draft: object, member: string): string =>
  `{${member},${JSON.stringify(draft).slice(1)}`;

/** JSON that the document allows, and that some servers do not take: its members as they stand in the text. */
export const oddMembers = (drive: Drive): readonly ((draft: Draft) => string)[] => [
  (draft) => withMember(draft, '"__proto__":{"pkceRequired":true}'),
  (draft) => withMember(draft, `"unheardOf":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`),
  (draft) => withMember(draft, `"unheardOf":"${'x'.repeat(LONG)}"`),
  ({ name, ...rest }) => JSON.stringify({ unheardOf: null, ...rest, name }),
  (draft) => JSON.stringify({ ...draft, redirectUris: manyUris(drive, draft) }),
  (draft) => withMember(draft, '"name":"First name"'),
  // Neither can be stored by everybody: only that a server fails is held against it.
  (draft) => JSON.stringify({ ...draft, contacts: [`a\0b@${drive.values.contactDomain}`] }),
  (draft) => withMember(draft, String.raw`"unheardOf":"\ud800"`),
];

const manyUris = ({ values, mark }: Drive, { redirectUris }: Draft): readonly string[] => [
  ...redirectUris,
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

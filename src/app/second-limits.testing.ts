import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { bare, json, page } from './second-refusals.testing.js';
import type { Fields, Refusal, Variant, Ways } from './second-ways.testing.js';

const texts = (fields: Fields): readonly string[] =>
  Object.values(fields)
    .flat()
    .filter((each) => typeof each === 'string');
/** Refuses a write that has a text of a kind. */
const without = (odd: RegExp, refusal: Refusal): Partial<Ways> => ({
  refuses: (fields) => (texts(fields).some((text) => odd.test(text)) ? refusal : undefined),
});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const when = (isTooMuch: (fields: Fields) => boolean, refusal: Refusal): Partial<Ways> => ({
  refuses: (fields) => (isTooMuch(fields) ? refusal : undefined),
});

const slowly = (response: ServerResponse, text: string): void => {
  const third = Math.ceil(text.length / 3);
  const parts = [text.slice(0, third), text.slice(third, 2 * third), text.slice(2 * third)];
  const next = () => {
    const part = parts.shift();
    if (part === undefined) response.end();
    else {
      if (part !== '') response.write(part);
      setTimeout(next, 2);
    }
  };
  next();
};
const counted = (response: ServerResponse, text: string): void => {
  response.setHeader('content-length', Buffer.byteLength(text));
  response.end(text);
};
const escaped = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const FREE = { taken: undefined } as const;

/** The wire, odd input, limits, quotas and pages. */
export const LIMITS: readonly Variant[] = [
  // The wire.
  { does: 'counts its bytes', ways: { write: counted } },
  { does: 'writes in pieces, with pauses', ways: { write: slowly } },
  { does: 'indents its JSON', ways: { text: (value) => `${JSON.stringify(value, null, 2)}\n` } },
  { does: 'escapes all that is not ASCII', ways: { text: escaped } },
  { does: 'closes each connection', ways: { headers: () => ({ connection: 'close' }) } },
  {
    does: 'sends header fields of its own',
    ways: {
      headers: () => ({
        'x-request-id': randomUUID(),
        'ratelimit-remaining': '9',
        'strict-transport-security': 'max-age=63072000',
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
        'server-timing': 'db;dur=2',
      }),
    },
  },
  {
    does: 'asks for a pause now and then',
    ways: {
      before: (count) =>
        count % 23 === 0 ? { status: 429, headers: { 'retry-after': '1' } } : undefined,
    },
  },
  {
    does: 'is overloaded now and then',
    ways: {
      before: (count) =>
        count % 31 === 0 ? { status: 503, headers: { 'retry-after': '2' } } : undefined,
    },
  },
  // Odd input, limits.
  { does: 'lets no odd sign pass, with a page', ways: without(/[<>'"`\\;|$]/, page(403)) },
  { does: 'takes ASCII alone', ways: without(/[^ -~]/, json(422, { error: 'ascii' })) },
  {
    does: 'takes letters, digits and few signs',
    ways: without(/[^\w .,:/@?=&#+%~()-]/, bare(400)),
  },
  {
    does: 'takes names of 64 characters',
    ways: when(
      ({ name }) => typeof name === 'string' && name.length > 64,
      json(422, { error: 'too long' }),
    ),
  },
  {
    does: 'takes texts of 255 characters',
    ways: when((fields) => texts(fields).some(({ length }) => length > 255), bare(400)),
  },
  {
    does: 'takes three redirect URIs',
    ways: when(
      ({ redirectUris }) => listOf(redirectUris).length > 3,
      json(422, { error: 'too many' }),
    ),
  },
  {
    does: 'takes two contacts',
    ways: when(({ contacts }) => listOf(contacts).length > 2, bare(422)),
  },
  {
    does: 'takes no large bodies',
    ways: when((fields) => JSON.stringify(fields).length > 2000, bare(413)),
  },
  { does: 'takes no blanks at the ends', ways: without(/^ | $/, bare(400)) },
  {
    does: 'takes no members that it does not know',
    ways: when(
      (fields) =>
        Object.keys(fields).some(
          (name) =>
            !/^(name|redirectUris|logoUri|clientUri|policyUri|tosUri|contacts|pkceRequired)$/.test(
              name,
            ),
        ),
      bare(400),
    ),
  },
  {
    does: 'takes each redirect URI once',
    ways: when(
      ({ redirectUris }) => new Set(listOf(redirectUris)).size < listOf(redirectUris).length,
      bare(422),
    ),
  },
  { does: 'takes no http addresses', ways: without(/^http:/, bare(422)) },
  // Quotas and pages.
  { does: 'has room for two clients of a run', ways: { quota: 2, ...FREE } },
  { does: 'has room for three', ways: { quota: 3 } },
  { does: 'has room for five', ways: { quota: 5 } },
  { does: 'lists two clients a page', ways: { page: 2 } },
  { does: 'lists ten clients a page', ways: { page: 10, sorted: (clients) => clients } },
];

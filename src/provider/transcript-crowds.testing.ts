import type { Collection } from './store.js';

/** One request of a transcript. @returns the answer, byte by byte */
type Ask = (
  method: string,
  rest: string,
  step?: {
    readonly value?: unknown;
    readonly body?: string;
    /** Empty: none. */
    readonly type?: string;
    readonly institution?: string;
    readonly partner?: string;
  },
) => Promise<string>;

const URIS = ['https://a.example.com/cb'];
const SMALL = { name: 'One of many', redirectUris: URIS };
const FULL = {
  ...SMALL,
  logoUri: 'https://a.example.com/logo.png',
  clientUri: 'https://a.example.com/',
  contacts: ['a@example.com'],
  pkceRequired: true,
};
const EMPTY = [
  { name: '' },
  { name: null },
  { redirectUris: [] },
  { logoUri: null },
  { contacts: null },
  { pkceRequired: null },
  { clientUri: '' },
  { contacts: [] },
];
const TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  '',
  'application/json; charset=utf-16',
];
const MANY = Array.from({ length: 100 }, (_, index) => `https://a.example.com/${index}`);

const idIn = (answer: string): string =>
  `/${/"clientId":"?([\w-]+)/.exec(answer)?.[1] ?? 'nobody'}`;

const empties = async (ask: Ask): Promise<void> => {
  for (const empty of EMPTY) {
    const value = { ...FULL, ...empty };
    await ask('GET', idIn(await ask('POST', '', { value })));
    const standing = idIn(await ask('POST', '', { value: FULL }));
    await ask('PUT', standing, { value });
    await ask('GET', standing);
  }
};

const oddities = async (ask: Ask): Promise<void> => {
  const standing = idIn(await ask('POST', '', { value: FULL }));
  const body = JSON.stringify(SMALL);
  for (const type of TYPES) await ask('PUT', standing, { body, type });
  const long = JSON.stringify({ ...SMALL, unheardOf: 'x'.repeat(50_000) });
  const comma = body.replace(/\}$/, ',}');
  for (const text of [long, comma, body + body]) await ask('PUT', standing, { body: text });
  await ask('PUT', standing, { value: { ...SMALL, redirectUris: MANY } });
  for (const id of ['/a%22b', '/a%00b', '/%zz']) await ask('GET', id);
  await ask('POST', standing, { value: SMALL });
  await ask('GET', `${standing}?_method=DELETE`);
  await ask('GET', standing);
};

/** What one write does to others, at once and again, here and elsewhere. */
const orders = async (ask: Ask, other: Collection): Promise<void> => {
  const one = idIn(await ask('POST', '', { value: FULL }));
  const two = idIn(await ask('POST', '', { value: FULL }));
  for (let times = 0; times < 2; times += 1) await ask('PUT', two, { value: SMALL });
  await ask('GET', one);
  await ask('POST', '', { value: { ...SMALL, name: 'A refused one', redirectUris: 5 } });
  await ask('POST', '', { ...other, value: FULL });
  await ask('GET', '');
  await ask('DELETE', '/0b0e0d10-1111-4222-8333-444455556666');
  await ask('GET', '');
};

/** All that shows only where much stands, or in a certain order. */
export const crowds = async (ask: Ask, other: Collection): Promise<void> => {
  await empties(ask);
  await oddities(ask);
  await orders(ask, other);
  for (let count = 0; count < 101; count += 1) await ask('POST', '', { value: SMALL });
  await ask('GET', '');
};

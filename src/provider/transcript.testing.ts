import { createApi } from './api.js';
import type { Answer } from './answer.js';
import { bearer } from './bearer.js';
import type { Fault, Hooks } from './fault.js';
import { operationOf, PREFIX, routeOf, type Call } from './router.js';
import { createStore, seed, type Collection } from './store.js';
import { newTenants } from './tenants.js';
import { crowds } from './transcript-crowds.testing.js';
import { headsOfSecrets, logins } from './transcript-logins.testing.js';
import { strangers } from './transcript-strangers.testing.js';
import { wireOf } from './write.js';

interface Step {
  readonly value?: unknown;
  readonly body?: string | Uint8Array;
  readonly type?: string;
  readonly authorization?: string;
  readonly institution?: string;
  readonly partner?: string;
  /** The method that a header field asks for. */
  readonly override?: string;
}

type Ask = (method: string, rest: string, step?: Step) => Promise<string>;

const FULL = {
  name: 'A full cafe\u0301',
  redirectUris: ['https://z.example.com/cb?x=1&y=%2F', 'https://a.example.com'],
  clientUri: 'https://a.example.com/',
  contacts: ['a@example.com', 'b@example.com'],
  pkceRequired: true,
};
const SMALL = { name: 'A small one', redirectUris: ['https://a.example.com/cb'] };
const STRANGER = '/0b0e0d10-1111-4222-8333-444455556666';
const URIS = [
  '',
  'https://a.example.com/cb#x',
  '/cb',
  'https://*.example.com/cb',
  'http://a.example.com/cb',
  'javascript:alert(1)',
  'https://a@a.example.com/cb',
];

const TOKEN = 'a-good-token';
const AUTHORITY = { accepts: (token: string) => Promise.resolve(token === TOKEN) };

const idIn = (answer: string): string =>
  `/${/"clientId":"?([\w-]+)/.exec(answer)?.[1] ?? 'nobody'}`;

const lives = async (ask: Ask): Promise<void> => {
  const full = idIn(await ask('POST', '', { value: FULL }));
  const small = idIn(await ask('POST', '', { value: SMALL }));
  await ask('GET', '');
  await ask('GET', full);
  await ask('GET', full);
  await ask('GET', full, { institution: 'nowhere' });
  await ask('PUT', small, { value: { name: 'Another name', contacts: ['c@example.com'] } });
  await ask('PUT', small, { value: { name: 'Another name', contacts: ['c@example.com'] } });
  await ask('PUT', full, { value: { name: 'A new name' } });
  await ask('GET', full);
  await ask('PUT', full, { value: {} });
  await ask('GET', full);
  const claims = { clientId: STRANGER.slice(1), clientSecret: 'mine', institutionId: 'mine' };
  await ask('PUT', small, { value: claims });
  await ask('POST', '', { value: { ...SMALL, name: 'A claim', ...claims } });
  await ask('PUT', full, { value: { name: 'A bad name', pkceRequired: 'yes' } });
  await ask('GET', full);
  await ask('DELETE', full);
  await ask('GET', full);
  await ask('PUT', full, { value: { name: 'Back' } });
  await ask('DELETE', full);
  await ask('GET', '');
};

/** What is done to one client, and what it does to another. */
const neighbours = async (ask: Ask): Promise<void> => {
  const terms = { ...SMALL, tosUri: 'https://a.example.com/terms', contacts: ['a@example.com'] };
  const one = idIn(await ask('POST', '', { value: { ...terms, name: 'One' } }));
  const two = idIn(await ask('POST', '', { value: { ...terms, name: 'Two' } }));
  await ask('PUT', one, { value: { ...terms, name: 'One', contacts: ['c@example.com'] } });
  await ask('GET', '');
  await ask('DELETE', one);
  await ask('GET', two);
  const again = idIn(await ask('POST', '', { value: { ...SMALL, name: 'One' } }));
  await ask('GET', again);
};

const oddities = async (ask: Ask): Promise<void> => {
  for (const method of ['GET', 'PUT', 'DELETE']) await ask(method, STRANGER, { value: {} });
  await ask('GET', '/x');
  await ask('PATCH', STRANGER);
  await ask('GET', '', { authorization: '' });
  await ask('GET', '', { authorization: 'Bearer garbage' });
  await ask('GET', '', { institution: 'nowhere' });
  await ask('POST', '', { body: '{"name":"Comma","redirectUris":["https://a.example.com/"],}' });
  await ask('POST', '', { value: { redirectUris: SMALL.redirectUris } });
  await ask('POST', '', { value: { ...SMALL, pkceRequired: 'yes' } });
  await ask('POST', '', { body: '' });
  await ask('POST', '', { value: SMALL, type: 'text/plain' });
  await ask('POST', '', { value: { ...SMALL, name: 'n'.repeat(300) } });
  await ask('POST', '', { value: SMALL });
  for (const uri of URIS) await ask('POST', '', { value: { ...SMALL, redirectUris: [uri] } });
  const [good = ''] = SMALL.redirectUris;
  for (const redirectUris of [
    ['/cb', good],
    [good, '/cb', `${good}/last`],
  ])
    await ask('POST', '', { value: { ...SMALL, redirectUris } });
  await ask('GET', '');
};

const NAMES =
  `00123|1e3|9007199254740993|2026-01-31|true|null| both ends |two  blanks|O'Neil|"q"|R&D &amp;|
<i>x</i>|=1+1|50%41|a+b|C:\\new|MiXeD|\ufb01|\u{1f511}|a\u200bb|\u2067x\u2069|\u2013|line\nend|line\r\nend|$HOME|
\\u0041|__proto__|${'n'.repeat(300)}`.split(/\|\n?/);
const ADDRESSES = [
  'https://A.example.com:443/x/../CallBack//callback/a%2Fb?b=2&a=1&a=%2F+x#part',
  'http://a.example.com/?utm_source=x&a',
];
const REDIRECTS = [
  'https://A.example.com:443/x/../cb//callback?a=%2F+x',
  'https://a.example.com/?',
  'https://a.example.com/cb/',
  'https://a.example.com/&amp;',
  'https://b.example.com/cb',
  `https://a.example.com/${'x'.repeat(2100)}`,
  'https://a.example.com/cb/',
];
const CONTACTS = [
  'First.Last+x@A.example.com',
  "o'neil@a.example.com",
  'mailto:a@a.example.com',
  '"A. B." <a@a.example.com>',
  'b@a.example.com',
];

/** Bodies that are not as they should be, to create and to update. */
const BODIES = [
  ...[5, {}].map((name) => ({ ...SMALL, name })),
  ...[[5, 'https://a.example.com/cb'], 'https://a.example.com/cb'].map((redirectUris) => ({
    ...SMALL,
    redirectUris,
  })),
  ...[['a@example.com', 5], {}].map((contacts) => ({ ...SMALL, contacts })),
  { name: 'No URI' },
  { ...SMALL, logoUri: 5, tosUri: 'https://a.example.com/' },
  { ...SMALL, tosUri: 5 },
  { ...SMALL, pkceRequired: 0 },
  { redirectUris: SMALL.redirectUris, name: 'Last' },
];
const TEXTS = [
  'null',
  '{name:"A small one","redirectUris":["https://a.example.com/cb"]}',
  '{"name":"A small one","redirectUris":["https://a.example.com/cb"]',
  '{"name":"A small one","redirectUris":["https://a.example.com/cb"],"__proto__":{"pkceRequired":true}}',
  `{"name":"A small one","redirectUris":["https://a.example.com/cb"],"a":${'['.repeat(1000)}${']'.repeat(1000)}}`,
  Buffer.from(JSON.stringify({ ...SMALL, name: 'Caf\u00e9' }), 'latin1'),
];

const bodies = async (ask: Ask): Promise<void> => {
  const standing = idIn(await ask('POST', '', { value: SMALL }));
  const uris = [...URIS, 'data:text/plain,x'].map((uri) => ({ ...SMALL, redirectUris: [uri] }));
  for (const value of [...BODIES, ...uris]) {
    await ask('POST', '', { value });
    await ask('PUT', standing, { value });
    await ask('GET', standing);
  }
  for (const body of TEXTS) {
    await ask('GET', idIn(await ask('POST', '', { body })));
    await ask('PUT', standing, { body });
  }
  await ask('GET', standing, { override: 'DELETE' });
};

const values = async (ask: Ask): Promise<void> => {
  const pages = (uri = '') => ({ logoUri: uri, clientUri: uri, policyUri: uri, tosUri: uri });
  const bodies = [
    ...NAMES.map((name) => ({ ...SMALL, name })),
    ...ADDRESSES.map((uri) => ({ ...SMALL, ...pages(uri) })),
    { ...SMALL, redirectUris: REDIRECTS, contacts: CONTACTS },
    { ...SMALL, contacts: [], pkceRequired: false },
  ];
  const standing = idIn(await ask('POST', '', { value: SMALL }));
  for (const value of bodies) {
    await ask('GET', idIn(await ask('POST', '', { value })));
    await ask('PUT', standing, { value });
    await ask('GET', standing);
  }
};

/** Ids and secrets as numbers in the order in which they first appear, and no clock. */
const withoutChance = (text: string): string => {
  const seen = new Map<string, string>();
  const numbered = (sign: string) => (value: string) => {
    seen.set(value, seen.get(value) ?? `${sign}${seen.size}`);
    return seen.get(value) ?? '';
  };
  return text
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, numbered('id '))
    .replace(/(?<=")[\w-]{43}(?=")/g, numbered('secret '))
    .replace(/^Date: .*$/gm, 'Date');
};

const callOf = (main: Collection, ...[method, rest, step = {}]: Parameters<Ask>): Call => {
  const { value, type = 'application/json', authorization = `Bearer ${TOKEN}` } = step;
  const institution = step.institution ?? main.institution;
  const partner = step.partner ?? main.partner;
  const target = `${PREFIX}/institutions/${institution}/partner-clients/${partner}${rest}`;
  const route = routeOf(target);
  const operation = operationOf(method, route);
  const body = Buffer.from(step.body ?? (value === undefined ? '' : JSON.stringify(value)));
  const headers = {
    ...(authorization !== '' && { authorization }),
    ...(step.override !== undefined && { 'x-http-method-override': step.override }),
    ...((value !== undefined || step.body) && type !== '' && { 'content-type': type }),
  };
  return { method, target, headers, body, route, ...(operation && { operation }) };
};

const bytesOf = (answer: Answer, call: Call, hooks: Hooks): Uint8Array => {
  const wire = wireOf(answer);
  return hooks.wire?.(wire, call) ?? Buffer.concat([wire.head, wire.content]);
};

/** All that a client of one provider sees in the course of a long visit, byte by byte. */
export const transcriptOf = async (fault?: Fault): Promise<string> => {
  const { main, other, foreign, all, accessTo } = newTenants();
  const store = createStore();
  for (const collection of all) seed(store, collection, 1);
  const authenticate = bearer(AUTHORITY, Date.now);
  const hooks = fault?.plant({ store, collection: main, other }) ?? {};
  const api = createApi({ store, authenticate, accessTo: (each) => accessTo(each) }, hooks);
  const lines: string[] = [];
  const ask: Ask = async (...asked) => {
    const call = callOf(main, ...asked);
    const said = Buffer.from(bytesOf(await api(call), call, hooks)).toString('latin1');
    lines.push(`${call.method} ${call.target}`, said);
    return said;
  };
  await lives(ask);
  await neighbours(ask);
  await oddities(ask);
  await values(ask);
  await bodies(ask);
  await strangers(ask, { other, foreign, token: TOKEN, value: SMALL });
  await crowds(ask, other);
  lines.push(...(await logins(hooks)), String(headsOfSecrets(lines)));
  return withoutChance(lines.join('\n'));
};

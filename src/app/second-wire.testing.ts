import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { bare, json, page } from './second-refusals.testing.js';
import type { Refusal, Variant, Ways } from './second-ways.testing.js';

/** No length and no chunks: the end of the connection is the end of the answer (RFC 9112 §6.3). */
const untilClosed = (response: ServerResponse, text: string): void => {
  response.shouldKeepAlive = false;
  response.useChunkedEncodingByDefault = false;
  response.removeHeader('transfer-encoding');
  response.end(text);
};
const byteByByte = (response: ServerResponse, text: string): void => {
  for (const byte of Buffer.from(text)) response.write(Buffer.of(byte));
  response.end();
};
const withHints = (response: ServerResponse, text: string): void => {
  response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' });
  response.end(text);
};
const late = (response: ServerResponse, text: string): void => {
  setTimeout(() => response.end(text), 5);
};

const everyTwentieth =
  (refusal: () => Refusal): Ways['before'] =>
  (count) =>
    count % 20 === 0 ? refusal() : undefined;
/** Addresses in which a slash, dots or signs are escaped, and long ones: a firewall stands before the server. */
const oddAddress =
  (refusal: Refusal): Ways['before'] =>
  (_, { url = '' }) =>
    /%2f|%22|%27|%zz|\.\.|[^/]{200}/i.test(url) ? refusal : undefined;

/** Framing, pauses, what stands before a server, and how pages are linked. */
export const WIRE: readonly Variant[] = [
  { does: 'ends each answer with its connection', ways: { write: untilClosed } },
  { does: 'writes a chunk a byte', ways: { write: byteByByte } },
  { does: 'sends early hints', ways: { write: withHints } },
  { does: 'takes its time', ways: { write: late } },
  {
    does: 'asks for a pause until a date',
    ways: {
      before: everyTwentieth(() => ({
        status: 429,
        headers: { 'retry-after': new Date(Date.now() + 1000).toUTCString() },
      })),
    },
  },
  {
    does: 'sets cookies and tells which way it came',
    ways: {
      headers: () => ({
        'set-cookie': 'route=a1; Path=/; Secure; HttpOnly',
        via: '1.1 gateway',
        age: '0',
        'alt-svc': 'h3=":443"; ma=86400',
        'access-control-allow-origin': 'https://app.example',
        'cache-control': 'no-store',
      }),
    },
  },
  {
    does: 'lets no odd address pass, with a page',
    ways: { before: oddAddress(page(403)) },
  },
  { does: 'answers 400 to odd addresses', ways: { before: oddAddress(bare(400)) } },
  {
    does: 'shows a page that asks for a login',
    ways: { noToken: { ...page(401), headers: { 'www-authenticate': 'Bearer' } } },
  },
  {
    does: 'has room for four, and says so with 409',
    ways: { quota: 4, full: json(409, { error: 'quota_exceeded' }), taken: undefined },
  },
  { does: 'has room for four, and says so with 422', ways: { quota: 4, full: bare(422) } },
  {
    does: 'links its pages with whole addresses, among others',
    ways: {
      page: 3,
      link: (next) => `<${next}>; rel=next; title="next, please", </other>; rel="last"`,
    },
  },
  {
    does: 'gives secrets of just enough bits',
    ways: { newSecret: () => randomBytes(16).toString('hex') },
  },
  {
    does: 'gives ids that sort by time',
    ways: {
      newId: (count) =>
        `01J${count.toString(32).padStart(7, '0')}${randomBytes(8).toString('hex')}`.toUpperCase(),
    },
  },
];

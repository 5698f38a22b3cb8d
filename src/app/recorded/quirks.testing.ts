import type { Dialect } from './dialects.testing.js';
import { type Entry, listOf } from './traffic.testing.js';

const each =
  (change: (entry: Entry) => void) =>
  (entries: Entry[]): Entry[] => {
    for (const entry of entries) change(entry);
    return entries;
  };

const start = (change: (text: string) => unknown): Dialect => ({
  write: each((entry) => {
    entry.startedDateTime = change(String(entry.startedDateTime));
  }),
});

const url = (change: (text: string) => string): Dialect => ({
  write: each(({ request }) => {
    request.url = change(request.url);
  }),
});

const response = (change: object): Dialect => ({
  write: each((entry) => {
    Object.assign(entry.response, change);
  }),
});

const content = (change: object): Dialect => ({
  write: each(({ response: { content: held } }) => {
    if (held) Object.assign(held, change);
  }),
});

const add = (name: string, value: unknown): Dialect => ({
  write: each((entry) => {
    entry.response.headers = [...listOf(entry.response.headers), { name, value }];
  }),
});

const another = (method: string, status: number, change: object = {}): Dialect => ({
  write: (entries) =>
    entries.flatMap((entry) => [
      {
        ...entry,
        request: { ...entry.request, method, postData: null },
        response: { ...entry.response, status, content: { size: 0 }, ...change },
      },
      entry,
    ]),
});

/** What recorders write besides, or in odd places. */
export const QUIRKS: Readonly<Record<string, Dialect>> = {
  'starts of seven digits': start((text) => text.replace('Z', '0000Z')),
  'starts with an offset without a colon': start((text) => text.replace('Z', '+0000')),
  'starts with an offset': start((text) => text.replace('Z', '+00:00')),
  'starts with blanks around them': start((text) => ` ${text} `),
  'starts in lower case': start((text) => text.toLowerCase()),
  'fragments in addresses': url((text) => `${text}#top`),
  'users in addresses': url((text) => text.replace('//', '//somebody@')),
  'hosts in upper case': url((text) => text.replace('tenant.example', 'TENANT.example')),
  'no addresses to redirect to': response({ redirectURL: null }),
  'statuses with texts of their own': response({ statusText: 5, httpVersion: null }),
  'sizes that are texts': response({ bodySize: '363', headersSize: 'none' }),
  'negative sizes': response({ bodySize: -200 }),
  'cookies as objects': response({ cookies: { a: 1 } }),
  'compression as text': content({ compression: 'none', comment: '' }),
  'types with a charset': content({ mimeType: 'application/json; charset=UTF-8' }),
  'types that recorders guess': content({ mimeType: 'x-unknown' }),
  'no types': content({ mimeType: null }),
  'encodings that are null': content({ encoding: null }),
  'cookies joined by line ends': add('set-cookie', 'a=1\nb=2'),
  'header fields without names': add('', 'x'),
  'header fields that are null': add('x-null', null),
  'preflights before each request': another('OPTIONS', 204),
  'requests that were aborted before': another('GET', 0, { _error: 'net::ERR_ABORTED' }),
  'requests without an answer before': another('GET', 0, { headers: null, content: null }),
  'every entry twice': { write: (entries) => entries.flatMap((entry) => [entry, { ...entry }]) },
  'pages and caches': {
    write: each((entry) => {
      entry.pageref = 'page_1';
      entry.cache = { beforeRequest: null, afterRequest: { eTag: '', hitCount: 0 } };
      entry.serverIPAddress = '[::1]';
    }),
  },
  'timings of nothing': {
    write: each((entry) => {
      entry.timings = { send: null, wait: '18', receive: -1 };
    }),
  },
  'connections as ports': {
    write: each((entry) => {
      entry.connection = '443';
    }),
  },
  'no cookies, queries and sizes': {
    write: each(({ request }) => {
      delete request.cookies;
      delete request.queryString;
      delete request.headersSize;
    }),
  },
  'no fields beside what is needed': {
    write: (entries) =>
      entries.map(({ startedDateTime, time, request, response: answer }) => ({
        startedDateTime,
        time,
        request,
        response: answer,
      })),
  },
};

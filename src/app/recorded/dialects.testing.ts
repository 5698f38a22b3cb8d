import { gzipSync } from 'node:zlib';
import { type Content, type Entry, entryOf, listOf, type Part } from './traffic.testing.js';

/** How a recorder writes otherwise than HAR 1.2 asks, or less than it might. */
export interface Dialect {
  readonly write: (entries: Entry[]) => unknown[];
  readonly loses?: readonly Part[];
  readonly creator?: object;
}

const each =
  (change: (entry: Entry) => void) =>
  (entries: Entry[]): Entry[] => {
    for (const entry of entries) change(entry);
    return entries;
  };

const contentOf = ({ response }: Entry): Content => {
  if (!response.content) throw new Error('there is no content');
  return response.content;
};

const textOf = (entry: Entry): string => {
  const { text } = contentOf(entry);
  return typeof text === 'string' ? text : '';
};

const addField = (entry: Entry, name: string, value: string): void => {
  if (textOf(entry) !== '')
    entry.response.headers = [...listOf(entry.response.headers), { name, value }];
};

const image = (change: object): unknown => ({
  ...entryOf(1, ['GET', ''], [200]),
  request: { method: 'GET', url: 'https://img.example/a.png', headers: [], ...change },
});

const cut = (entry: Entry): void => {
  contentOf(entry).text = textOf(entry).slice(0, 20);
};

/** Ways in which recorders that are in use write. */
export const DIALECTS: Readonly<Record<string, Dialect>> = {
  'plain HAR 1.2': { write: (entries) => entries },
  'methods in lower case': {
    write: each(({ request }) => {
      request.method = String(request.method).toLowerCase();
    }),
  },
  'a request header without a value': {
    write: each(({ request }) => {
      request.headers = [...listOf(request.headers), { name: 'Content-Type' }];
    }),
  },
  'a length as a number': {
    write: each(({ response }) => {
      response.headers = listOf(response.headers).map(({ name, value }) => ({
        name,
        value: name === 'content-length' ? Number(value) : value,
      }));
    }),
  },
  'header values in lists': {
    write: each(({ response }) => {
      response.headers = listOf(response.headers).map(({ name, value }) => ({
        name,
        value: [value],
      }));
    }),
  },
  'header fields as an object': {
    write: each(({ response }) => {
      const fields = listOf(response.headers).map(({ name, value }) => [name, value] as const);
      response.headers = Object.fromEntries(fields);
    }),
  },
  'JSON as parameters': {
    loses: ['sent'],
    write: each(({ request }) => {
      if (!request.postData) return;
      const params = [{ name: 'pkceRequired', value: true }];
      request.postData = { mimeType: 'application/json', params };
    }),
  },
  'an image without a method': { write: (entries) => [image({ method: null }), ...entries] },
  'an image without an address': { write: (entries) => [...entries, image({ url: null })] },
  'entries that are none': { write: (entries) => [null, 5, [], ...entries, {}] },
  'no response headers': {
    write: each(({ response }) => {
      delete response.headers;
    }),
  },
  'empty lists of headers': {
    write: each(({ response }) => {
      response.headers = [];
    }),
  },
  'no time': {
    loses: ['time'],
    write: each((entry) => {
      delete entry.time;
      delete entry.timings;
    }),
  },
  'time null, timings filled': {
    write: each((entry) => {
      entry.time = null;
    }),
  },
  'time -1': {
    write: each((entry) => {
      entry.time = -1;
    }),
  },
  'bodies that were cut': { loses: ['content'], write: each(cut) },
  'bodies that were discarded, size 0': {
    loses: ['content'],
    write: each((entry) => {
      if (textOf(entry) === '') return;
      const comment = 'Body discarded during HAR generation';
      entry.response.content = { size: 0, mimeType: 'application/json', comment };
    }),
  },
  'no bodies': {
    loses: ['content'],
    write: each((entry) => {
      delete contentOf(entry).text;
    }),
  },
  'sizes that are wrong': {
    write: each((entry) => {
      contentOf(entry).size = 2 * textOf(entry).length;
    }),
  },
  'sizes that are not known': {
    write: each((entry) => {
      contentOf(entry).size = -1;
      entry.response.bodySize = -1;
    }),
  },
  'bodies in base64': {
    write: each((entry) => {
      const content = contentOf(entry);
      content.text = Buffer.from(textOf(entry)).toString('base64');
      content.encoding = 'base64';
    }),
  },
  'bodies in base64 without a word': {
    write: each((entry) => {
      contentOf(entry).text = Buffer.from(textOf(entry)).toString('base64');
    }),
  },
  'a base64 flag on plain text': {
    loses: ['content'],
    write: each((entry) => {
      contentOf(entry).encoding = 'base64';
    }),
  },
  'coded pieces in hex': {
    write: each((entry) => {
      addField(entry, 'content-encoding', 'gzip');
      if (textOf(entry) !== '')
        contentOf(entry).text = JSON.stringify([gzipSync(textOf(entry)).toString('hex')]);
    }),
  },
  'coded bytes as text': {
    loses: ['content'],
    write: each((entry) => {
      addField(entry, 'content-encoding', 'gzip');
      if (textOf(entry) !== '') contentOf(entry).text = gzipSync(textOf(entry)).toString();
    }),
  },
  'text read as Latin-1': {
    loses: ['content'],
    write: each((entry) => {
      contentOf(entry).text = Buffer.from(textOf(entry)).toString('latin1');
    }),
  },
  'parsed bodies': {
    loses: ['content'],
    write: each((entry) => {
      if (textOf(entry) !== '') contentOf(entry).text = JSON.parse(textOf(entry));
    }),
  },
  'pseudo fields of HTTP/2': {
    write: each(({ response, request }) => {
      response.headers = [{ name: ':status', value: '200' }, ...listOf(response.headers)];
      request.headers = [{ name: ':method', value: 'GET' }, ...listOf(request.headers)];
    }),
  },
  'statuses in digits': {
    write: each(({ response }) => {
      response.status = String(response.status);
    }),
  },
  'starts with a comma': {
    write: each((entry) => {
      entry.startedDateTime = String(entry.startedDateTime).replace('.', ',');
    }),
  },
  'an entry of another host without a start': {
    write: (entries) => [{ ...(image({}) as object), startedDateTime: 'NaN-NaN-NaN' }, ...entries],
  },
  'the order reversed': { write: (entries) => entries.reverse() },
  'answers that a proxy made up': {
    write: (entries) => [
      ...entries,
      {
        ...entryOf(7, ['GET', ''], [503, 'x']),
        _charlesStatus: 'FAILED',
      },
    ],
  },
  'aborted requests': {
    write: (entries) => [
      ...entries,
      { ...entryOf(7, ['GET', ''], [0]), response: { status: 0, _error: 'net::ERR_ABORTED' } },
    ],
  },
  'the content of requests elsewhere': {
    write: each(({ request }) => {
      if (!request.postData) return;
      const text = Buffer.from(String(request.postData.text)).toString('base64');
      request._content = { text, size: 9, encoding: 'BASE64' };
      delete request.postData;
    }),
  },
};

import { expect } from 'chai';
import { ConformanceError } from '../model/error.js';
import type { Exchange } from '../model/exchange.js';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { decodeWithin } from '../transport/coding.js';
import { readExchangeLine, readHar } from './har.js';

const headers = [{ name: 'Content-Type', value: 'application/json' }];
const content = { size: 2, mimeType: 'application/json', text: '{}' };
const request = { method: 'GET', url: 'https://h.example/x', headers: [], bodySize: 0 };
const response = { status: 200, statusText: 'OK', headers, content, bodySize: 2 };
const entry = { startedDateTime: '2026-01-02T03:04:05.678Z', time: 12.5, request, response };

const har = (...entries: readonly unknown[]) => JSON.stringify({ log: { entries } });
const read = (...entries: readonly unknown[]) => readHar(har(...entries), { file: 'a.har' });
const decoding = (value: unknown) =>
  readHar(har(value), { file: 'a.har', decode: decodeWithin(1000) })[0];
const one = (value: unknown): Exchange => {
  const [exchange] = read(value);
  if (!exchange) throw new Error('the entry was passed over');
  return exchange;
};
const withRequest = (change: object) => one({ ...entry, request: { ...request, ...change } });
const withResponse = (change: object) => one({ ...entry, response: { ...response, ...change } });

const compressed = (coding: string, text: string) => ({
  content: { size: 9, text, encoding: 'base64' },
  headers: [{ name: 'Content-Encoding', value: coding }],
});

const errorOf = (work: () => unknown): ConformanceError => {
  try {
    work();
  } catch (error) {
    if (error instanceof ConformanceError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('readHar', () => {
  it('makes an exchange of an entry', () => {
    const { id, source, startedAt, endedAt, precisionMs, ...rest } = one(entry);
    const start = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
    expect([id, source, startedAt, endedAt, precisionMs]).to.deep.equal([
      'e1',
      'har',
      start,
      start + 12.5,
      1,
    ]);
    expect([rest.request.method, rest.request.origin, rest.request.target]).to.deep.equal([
      'GET',
      'https://h.example',
      '/x',
    ]);
    expect([rest.response?.status, rest.response?.reason, rest.response?.body.text]).to.deep.equal([
      200,
      'OK',
      '{}',
    ]);
    expect([
      rest.response?.raw,
      rest.response?.body.bytes,
      rest.purpose,
      rest.failure,
    ]).to.deep.equal([undefined, undefined, undefined, undefined]);
  });

  it('takes the list of headers as it is', () => {
    expect(one(entry).response?.headers.entries).to.deep.equal(headers);
  });

  const TARGETS: readonly (readonly [string, string, string])[] = [
    ['https://h.example', 'https://h.example', '/'],
    ['https://h.example?q', 'https://h.example', '/?q'],
    ['HTTP://H.example:80/a/../b%2f//', 'http://H.example:80', '/a/../b%2f//'],
    ['https://u:p@h.example/x@y', 'https://h.example', '/x@y'],
    ['https://h.example/x?a#b?c', 'https://h.example', '/x?a'],
    ['https://[::1]:8443/x', 'https://[::1]:8443', '/x'],
  ];
  for (const [url, origin, target] of TARGETS)
    it(`cuts ${url} and changes nothing`, () => {
      const cut = withRequest({ url }).request;
      expect([cut.origin, cut.target]).to.deep.equal([origin, target]);
    });

  it('passes over what is no HTTP request, and counts it', () => {
    let passedOver = 0;
    const urls = [
      'data:text/plain,x',
      'ws://h/x',
      'blob:https://h/1',
      'chrome-extension://a/b',
      '',
    ];
    const entries = urls.map((url) => ({ ...entry, request: { ...request, url } }));
    const tunnel = { ...entry, request: { ...request, method: 'CONNECT', url: 'http://h:443/' } };
    const file = 'a.har';
    const exchanges = readHar(har(...entries, tunnel, entry), {
      file,
      onPassedOver: (count) => (passedOver = count),
    });
    expect([exchanges.map(({ id }) => id), passedOver]).to.deep.equal([['e7'], 6]);
  });

  it('maps the recorded server, and passes over others', () => {
    const urls = [
      'https://h.example/base/a?b',
      'https://H.example/base',
      'https://h.example/basement/a',
      'https://other.example/base/a',
      'https://h.example/a',
    ];
    const entries = urls.map((url) => ({ ...entry, request: { ...request, url } }));
    const baseUrl = 'https://h.example/base/';
    const exchanges = readHar(har(...entries), { file: 'a.har', baseUrl });
    expect(exchanges.map(({ request: { target, prefix } }) => [target, prefix])).to.deep.equal([
      ['/base/a?b', '/base'],
      ['/base', '/base'],
    ]);
  });

  it('passes over what a browser took out of its cache', () => {
    expect(read({ ...entry, _fromCache: 'disk' }, { ...entry, _fromCache: '' })).to.have.lengthOf(
      1,
    );
  });

  it('takes an answer without a status for none', () => {
    expect(withResponse({ status: null, headers: undefined }).response).to.equal(undefined);
  });

  it('refuses a status that is none', () => {
    const work = () => withResponse({ status: 200.5 });
    expect(errorOf(work).message).to.equal('a.har, entry 0: response.status is no status');
  });

  it('drops the pseudo fields of HTTP/2', () => {
    const pseudo = [{ name: ':status', value: '200' }, ...headers];
    expect(withResponse({ headers: pseudo }).response?.headers.entries).to.deep.equal(headers);
  });

  it('reads times with an offset', () => {
    const { startedAt } = one({ ...entry, startedDateTime: '2026-01-02T05:04:05.678+02:00' });
    expect(startedAt).to.equal(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
  });

  for (const time of [-1, undefined, null, 'x'])
    it(`does not trust the end of an exchange whose time is ${String(time)}`, () => {
      const { startedAt, endedAt, precisionMs } = one({ ...entry, time });
      expect([endedAt - startedAt, precisionMs]).to.deep.equal([0, 5000]);
    });

  const CONTENTS: readonly (readonly [string, object, string | undefined])[] = [
    ['text', { content: { size: 1, text: 'x' } }, 'x'],
    ['base64', { content: { size: 3, text: 'w6Qh', encoding: 'base64' } }, 'ä!'],
    ['no text and size 0', { content: { size: 0 } }, ''],
    ['empty text and size 0', { content: { size: 0, text: '' } }, ''],
    ['empty text and size -1', { content: { size: -1, text: '' } }, ''],
    ['no text and size 9', { content: { size: 9 } }, undefined],
    ['empty text and size 9', { content: { size: 9, text: '' } }, undefined],
    ['no text and size -1', { content: { size: -1 } }, undefined],
    ['no text and no size', { content: {}, bodySize: -1 }, undefined],
    [
      'no text, size 0 and no length in transfer',
      { content: { size: 0 }, bodySize: -1 },
      undefined,
    ],
    [
      'empty text and size 0 where the header section speaks of content',
      { content: { size: 0, text: '' }, headers: [{ name: 'content-length', value: '9' }] },
      undefined,
    ],
    ['no text and size 0, and no type', { content: { size: 0 }, bodySize: -1, headers: [] }, ''],
    ['an unknown encoding', { content: { size: 3, text: '{}', encoding: 'gzip' } }, undefined],
    ['an encoding of text', { content: { size: 3, text: '{}', encoding: 'UTF-8' } }, '{}'],
    ['what is no base64', { content: { size: 3, text: '{"a"}', encoding: 'base64' } }, undefined],
    [
      'a million blanks before what is no base64',
      { content: { size: 3, text: `${' '.repeat(1_000_000)}!`, encoding: 'base64' } },
      undefined,
    ],
    [
      'base64 in lines and with its padding',
      { content: { size: 2, text: 'e3\r\n0= \r\n', encoding: 'base64' } },
      '{}',
    ],
    ['what is compressed still', compressed('gzip', 'H4sIAAAAAAAAA6uuBQBDv6ajAgAAAA=='), undefined],
    ['what is compressed in another way', compressed('br', '/wXA/w=='), undefined],
    ['what was compressed', compressed('gzip', 'e30='), '{}'],
    ['no content and bodySize 0', { content: undefined, bodySize: 0 }, ''],
    ['no content', { content: undefined, bodySize: undefined }, undefined],
  ];
  for (const [what, change, text] of CONTENTS)
    it(`reads a content with ${what} as ${text === undefined ? 'not kept' : `"${text}"`}`, () => {
      const { response: read } = withResponse(change);
      expect([read?.body.isKept, read?.body.text]).to.deep.equal([text !== undefined, text ?? '']);
    });

  const KEPT: readonly (readonly [string, string, object, string | undefined])[] = [
    [
      'gzip in base64',
      'gzip',
      { text: gzipSync('{}').toString('base64'), encoding: 'base64' },
      '{}',
    ],
    [
      'brotli in base64',
      'br',
      { text: brotliCompressSync('{}').toString('base64'), encoding: 'base64' },
      '{}',
    ],
    ['gzip as text, a character a byte', 'gzip', { text: gzipSync('{}').toString('latin1') }, '{}'],
    [
      'gzip in a list of hexadecimal',
      'gzip',
      { text: JSON.stringify([gzipSync('{}').toString('hex')]) },
      '{}',
    ],
    [
      'gzip in a list of base64',
      'gzip',
      { text: JSON.stringify([gzipSync('{}').toString('base64')]), encoding: 'base64' },
      '{}',
    ],
    ['what was decoded', 'gzip', { text: '{}' }, '{}'],
    ['what was decoded, in base64', 'br', { text: 'e30=', encoding: 'base64' }, '{}'],
    ['a list of texts that was decoded', 'gzip', { text: '["a b"]' }, '["a b"]'],
    [
      'gzip that breaks off',
      'gzip',
      { text: gzipSync('{}').subarray(0, 12).toString('base64'), encoding: 'base64' },
      undefined,
    ],
    [
      'gzip of too much',
      'gzip',
      { text: gzipSync(Buffer.alloc(9999)).toString('base64'), encoding: 'base64' },
      undefined,
    ],
    ['a coding that nobody knows', 'x-odd', { text: '/wA=', encoding: 'base64' }, undefined],
  ];
  for (const [what, coding, kept, text] of KEPT) {
    const headers = [{ name: 'Content-Encoding', value: coding }];
    it(`reads ${what} of an answer as ${text ?? 'not kept'}`, () => {
      const body = decoding({
        ...entry,
        response: { ...response, headers, content: { size: 9, ...kept } },
      })?.response?.body;
      expect([body?.isKept, body?.text]).to.deep.equal([text !== undefined, text ?? '']);
    });

    it(`reads ${what} of a request as ${text ?? 'not kept'}`, () => {
      const body = decoding({ ...entry, request: { ...request, headers, postData: kept } })?.request
        .body;
      expect([body?.isKept, body?.text]).to.deep.equal([text !== undefined, text ?? '']);
    });
  }

  it('knows the bytes of a base64 content', () => {
    const change = { content: { size: 2, text: '/wA=', encoding: 'base64' } };
    expect([...(withResponse(change).response?.body.bytes ?? [])]).to.deep.equal([255, 0]);
  });

  const sized = [{ name: 'Content-Length', value: '5' }];
  const POSTS: readonly (readonly [string, object, string | undefined])[] = [
    ['text', { postData: { text: '{}' } }, '{}'],
    ['the parameters of a form', { postData: { params: [{ name: 'a', value: 'b c' }] } }, 'a=b+c'],
    ['a file', { postData: { params: [{ name: 'a', fileName: 'f' }] } }, undefined],
    ['nothing', {}, ''],
    ['null', { postData: null, bodySize: -1 }, ''],
    ['a bodySize alone', { bodySize: 5 }, undefined],
    ['a Content-Length alone', { bodySize: -1, headers: sized }, undefined],
  ];
  for (const [what, change, text] of POSTS)
    it(`reads a request with ${what} as ${text === undefined ? 'not kept' : `"${text}"`}`, () => {
      const { body } = withRequest(change).request;
      expect([body.isKept, body.text]).to.deep.equal([text !== undefined, text ?? '']);
    });

  const aborted = { code: 'aborted', message: 'the recording holds no answer', afterStatus: false };
  for (const gone of [{ status: 0, _error: 'net::ERR_ABORTED' }, { status: -1 }, null, undefined])
    it(`makes a failure of the answer ${JSON.stringify(gone)}`, () => {
      const { failure, response: read } = one({ ...entry, response: gone });
      expect([failure, read]).to.deep.equal([aborted, undefined]);
    });

  it('makes a failure of an answer that the recorder saw break off', () => {
    const { failure, response: read } = withResponse({
      _error: 'net::ERR_CONTENT_LENGTH_MISMATCH',
    });
    expect([failure, read?.status]).to.deep.equal([
      { code: 'reset', message: 'the recorder saw the answer break off', afterStatus: true },
      200,
    ]);
  });

  const TEXTS: readonly (readonly [string, string])[] = [
    ['', 'a.har breaks off in the middle of its JSON'],
    [har(entry).slice(0, -30), 'a.har breaks off in the middle of its JSON'],
    [har(entry).slice(0, -2), 'a.har is no JSON'],
    ['<html>', 'a.har is no JSON'],
    ['null', 'a.har is no HAR: it has no list log.entries'],
    ['[]', 'a.har is no HAR: it has no list log.entries'],
    ['{"log":{"entries":{}}}', 'a.har is no HAR: it has no list log.entries'],
    ['{"__proto__":{"log":{"entries":[]}}}', 'a.har is no HAR: it has no list log.entries'],
  ];
  for (const [text, message] of TEXTS)
    it(`says "${message}" of ${JSON.stringify(text.slice(0, 40))}`, () => {
      const error = errorOf(() => readHar(text, { file: 'a.har' }));
      expect([error.code, error.exit]).to.deep.equal(['recording-invalid', 2]);
      expect(error.message.startsWith('a.har')).to.equal(true);
    });

  const BAD: readonly (readonly [unknown, string])[] = [
    [null, 'it is no object'],
    [[], 'it is no object'],
    [{}, 'request is no object'],
    [{ ...entry, request: 'x' }, 'request is no object'],
    [{ ...entry, request: { ...request, method: 1 } }, 'request.method is no string'],
    [{ ...entry, request: { ...request, url: null } }, 'request.url is no string'],
    [
      { ...entry, request: { ...request, headers: [{ name: 'a' }] } },
      'request.headers is no list of names and values',
    ],
    [
      { ...entry, response: { ...response, headers: {} } },
      'response.headers is no list of names and values',
    ],
    [{ ...entry, response: 5 }, 'response is no object'],
    [{ ...entry, response: { ...response, status: '200' } }, 'response.status is no number'],
    [{ ...entry, response: { ...response, content: 'x' } }, 'response.content is no object'],
    [
      { ...entry, response: { ...response, content: { text: {} } } },
      'response.content.text is no string',
    ],
    [{ ...entry, startedDateTime: 5 }, 'startedDateTime is no string'],
    [{ ...entry, startedDateTime: 'yesterday' }, 'startedDateTime is no time'],
    [{ ...entry, _exchange: 1 }, '_exchange is no object'],
    [{ ...entry, _exchange: {} }, '_exchange.origin is no string'],
  ];
  for (const [value, message] of BAD)
    it(`says "${message}" of ${JSON.stringify(value).slice(0, 60)}`, () => {
      const error = errorOf(() => read(entry, value));
      expect([error.code, error.message]).to.deep.equal([
        'recording-invalid',
        `a.har, entry 1: ${message}`,
      ]);
    });

  it('is not cheated by members that have the names of a prototype', () => {
    const value = '{"constructor":{},"__proto__":{"request":{}}}';
    const error = errorOf(() => readHar(`{"log":{"entries":[${value}]}}`, { file: 'a.har' }));
    expect(error.message).to.equal('a.har, entry 0: request is no object');
  });
});

describe('readExchangeLine', () => {
  it('reads an entry', () => {
    expect(readExchangeLine(JSON.stringify(entry))?.request.target).to.equal('/x');
  });

  it('says that a line is no JSON', () => {
    expect(errorOf(() => readExchangeLine('{')).message).to.equal(
      'standard input, line 0: it is no JSON',
    );
  });
});

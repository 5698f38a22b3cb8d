import { expect } from 'chai';
import {
  entry,
  errorOf,
  har,
  headers,
  one,
  read,
  readAll,
  request,
  response,
  withRequest,
  withResponse,
} from './entry.testing.js';
import { readExchangeLine, readHar } from './har.js';
import type { Where } from './where.js';

describe('readHar', () => {
  it('makes an exchange of an entry', () => {
    const { id, source, startedAt, endedAt, precisionMs, ...rest } = one(entry);
    const start = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
    expect([id, source, startedAt, endedAt, precisionMs]).to.deep.equal([
      'e1',
      'har',
      start,
      start + 12.5,
      0,
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
    const urls = [
      'data:text/plain,x',
      'ws://h/x',
      'blob:https://h/1',
      'chrome-extension://a/b',
      '',
    ];
    const entries = urls.map((url) => ({ ...entry, request: { ...request, url } }));
    const tunnel = { ...entry, request: { ...request, method: 'CONNECT', url: 'http://h:443/' } };
    const { exchanges, account } = readAll(...entries, tunnel, entry);
    const { noHttp } = account.summary.passedOver;
    expect([exchanges.map(({ id }) => id), noHttp]).to.deep.equal([['e7'], 6]);
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
    const { exchanges, account } = readHar(har(...entries), { file: 'a.har', baseUrl });
    expect(exchanges.map(({ request: { target, prefix } }) => [target, prefix])).to.deep.equal([
      ['/base/a?b', '/base'],
      ['/base', '/base'],
    ]);
    expect(account.summary.passedOver.outsideBase).to.equal(3);
  });

  it('passes over what a browser took out of its cache', () => {
    expect(read({ ...entry, _fromCache: 'disk' }, { ...entry, _fromCache: '' })).to.have.lengthOf(
      1,
    );
  });

  it('takes an answer without a status for none', () => {
    expect(withResponse({ status: null, headers: undefined }).response).to.equal(undefined);
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

  const BAD: readonly (readonly [unknown, string])[] = [
    [null, 'it is no object'],
    [[], 'it is no object'],
    [{}, 'request is no object'],
    [{ ...entry, request: 'x' }, 'request is no object'],
    [{ ...entry, request: { ...request, method: 1 } }, 'request.method is no string'],
    [{ ...entry, request: { ...request, url: null } }, 'request.url is no string'],
    [{ ...entry, response: 5 }, 'response is no object'],
    [{ ...entry, response: { ...response, status: 'OK' } }, 'response.status is no number'],
    [{ ...entry, response: { ...response, status: 200.5 } }, 'response.status is no status'],
    [{ ...entry, startedDateTime: undefined }, 'startedDateTime is no time'],
    [{ ...entry, startedDateTime: 'NaN-NaN-NaNTNaN' }, 'startedDateTime is no time'],
    [{ ...entry, _exchange: 1 }, '_exchange is no object'],
    [{ ...entry, _exchange: {} }, '_exchange.origin is no string'],
  ];
  for (const [value, message] of BAD)
    it(`passes over ${JSON.stringify(value).slice(0, 60)} and says "${message}"`, () => {
      const { exchanges, account } = readAll(entry, value);
      const [{ entry: place, what } = {}] = account.summary.unreadable;
      expect([exchanges.length, place, what]).to.deep.equal([1, 1, message]);
    });

  it('names the host of an entry that cannot be read, and no value of it', () => {
    const odd = { ...entry, request: { ...request, method: ['secret'], headers: 'secret' } };
    const { summary } = readAll(entry, odd).account;
    expect(summary.unreadable).to.deep.equal([
      { entry: 1, host: 'h.example', what: 'request.method is no string' },
    ]);
  });

  it('misses an entry of the document that cannot be read', () => {
    const odd = { ...entry, startedDateTime: '' };
    const known = {
      isOfDocument: ({ origin, target }: Where) => origin + target === request.url,
      prefixOf: () => undefined,
    };
    const { account } = readHar(har(entry, odd), { file: 'a.har', known });
    expect(account.incomplete).to.equal(
      'entry 1 of a.har, which is of the document, cannot be read: startedDateTime is no time',
    );
  });

  it('refuses a recording of which no entry can be read', () => {
    const error = errorOf(() => read(null, {}));
    expect([error.code, error.message]).to.deep.equal([
      'recording-invalid',
      'a.har: entry 0: it is no object',
    ]);
  });

  const FIELDS: readonly (readonly [string, unknown, readonly (readonly string[])[]])[] = [
    ['a number', [{ name: 'a', value: 5 }], [['a', '5']]],
    [
      'a list',
      [{ name: 'a', value: ['x', 'y'] }],
      [
        ['a', 'x'],
        ['a', 'y'],
      ],
    ],
    ['no value', [{ name: 'a' }], [['a', '[not recorded]']]],
    ['a type without a value', [{ name: 'Content-Type' }], [['Content-Type', 'application/json']]],
    ['no name', [{ value: 'x' }, { name: 'b', value: 'y' }, null], [['b', 'y']]],
    ['an object in place of the list', { a: 'x' }, [['a', 'x']]],
  ];
  for (const [what, fields, expected] of FIELDS)
    it(`reads header fields with ${what}`, () => {
      const { entries, isKept } = withResponse({ headers: fields }).response?.headers ?? {};
      expect(entries?.map(({ name, value }) => [name, value])).to.deep.equal(expected);
      expect(isKept).to.equal(true);
    });

  for (const none of [undefined, null, [], {}, 'x'])
    it(`knows the type alone where the header fields are ${JSON.stringify(none)}`, () => {
      const { entries, isKept } = withResponse({ headers: none }).response?.headers ?? {};
      expect([entries, isKept]).to.deep.equal([
        [{ name: 'content-type', value: 'application/json' }],
        false,
      ]);
    });

  it('drops the name alone of a field that a request may not have had', () => {
    const { headers: read } = withRequest({
      headers: [{ name: 'A' }, { name: 'b', value: 'x' }],
    }).request;
    expect(read.entries).to.deep.equal([{ name: 'b', value: 'x' }]);
  });

  for (const [written, sent] of [
    ['get', 'GET'],
    ['Delete', 'DELETE'],
    ['frob', 'frob'],
  ] as const)
    it(`reads the method ${written} as ${sent}`, () => {
      expect(withRequest({ method: written }).request.method).to.equal(sent);
    });

  it('reads a status in digits', () => {
    expect(withResponse({ status: '404', statusText: 5 }).response?.status).to.equal(404);
  });

  it('takes the sum of the timings for the time', () => {
    const timings = { blocked: 1, dns: -1, connect: 4, ssl: 3, send: 0.5, wait: null, receive: 2 };
    const { startedAt, endedAt, precisionMs } = one({ ...entry, time: null, timings });
    expect([endedAt - startedAt, precisionMs]).to.deep.equal([7.5, 0]);
  });

  for (const [who, change] of [
    ['Charles', { _charlesStatus: 'FAILED' }],
    ['Fiddler', { response: { ...response, status: 502, content: { text: '[Fiddler] DNS' } } }],
  ] as const)
    it(`takes the answer that ${who} made up for none`, () => {
      expect(one({ ...entry, ...change }).failure?.code).to.equal('aborted');
    });

  it('counts the answers whose content was not kept', () => {
    const gone = { ...entry, response: { ...response, content: { size: 9 } } };
    const { summary } = readAll(entry, gone).account;
    expect(summary.withoutContent).to.equal(1);
  });

  it('names the recorder, and how it keeps content', () => {
    const gone = { ...entry, response: { ...response, content: { size: 9 } } };
    const log = { creator: { name: 'Playwright', version: '1.65.1' }, entries: [gone] };
    const { summary } = readHar(JSON.stringify({ log }), { file: 'a.har' }).account;
    expect(summary.recorder).to.equal('Playwright 1.65.1');
    expect(summary.advice).to.include("content: 'embed'");
  });

  it('is not cheated by members that have the names of a prototype', () => {
    const value = '{"constructor":{},"__proto__":{"request":{}}}';
    const error = errorOf(() => readHar(`{"log":{"entries":[${value}]}}`, { file: 'a.har' }));
    expect(error.message).to.equal('a.har: entry 0: request is no object');
  });
});

describe('readExchangeLine', () => {
  it('reads an entry', () => {
    expect(readExchangeLine(JSON.stringify(entry))?.request.target).to.equal('/x');
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import { contentOf, readFraming } from './framing.js';

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const read = (text: string, method = 'GET') => readFraming(bytes(text), method);
const textOf = (text: string, method = 'GET') =>
  String.fromCharCode(...contentOf(bytes(text), read(text, method)));

const chunked = (parts: readonly Uint8Array[], trailer = ''): Uint8Array =>
  Buffer.concat([
    bytes('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'),
    ...parts.flatMap((part) => [bytes(`${part.length.toString(16)};x=1\r\n`), part, bytes('\r\n')]),
    bytes(`0\r\n${trailer}\r\n`),
  ]);

const concat = (parts: readonly Uint8Array[]) => Buffer.concat([...parts]).toString('hex');

describe('readFraming', () => {
  it('reads status line and fields as they are on the wire', () => {
    const { statusLine, headers } = read('HTTP/1.1 200 All Right\r\nX-A:  1 \r\nx-a:2\r\n\r\n');
    expect(statusLine).to.deep.equal({ version: 'HTTP/1.1', status: 200, reason: 'All Right' });
    expect(headers).to.deep.equal([
      { name: 'X-A', value: '1' },
      { name: 'x-a', value: '2' },
    ]);
  });

  it('passes over informational answers', () => {
    const text =
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n';
    const { statusLine, headers, problem } = read(text);
    expect([statusLine?.status, headers, problem]).to.deep.equal([204, [], undefined]);
  });

  const GOOD: readonly (readonly [string, string, string, string])[] = [
    ['a Content-Length', 'GET', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', 'ok'],
    ['a body that the close ends', 'GET', 'HTTP/1.1 200 OK\r\n\r\nall of it', 'all of it'],
    ['no content after a 204', 'DELETE', 'HTTP/1.1 204 No Content\r\n\r\n', ''],
    ['no content after a 304', 'GET', 'HTTP/1.1 304 X\r\nContent-Length: 9\r\n\r\n', ''],
    ['no content after HEAD', 'HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n', ''],
    ['an empty reason', 'GET', 'HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n', ''],
    [
      'chunks with extensions and trailers',
      'GET',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, Chunked\r\n\r\n3;a="b"\r\nabc\r\n0A\r\n0123456789\r\n000\r\nX: y\r\n\r\n',
      'abc0123456789',
    ],
    [
      'a coding that is not chunked',
      'GET',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nx',
      'x',
    ],
  ];
  for (const [what, method, text, body] of GOOD)
    it(`finds nothing wrong with ${what}`, () => {
      const { problem, surplus } = read(text, method);
      expect([problem, surplus, textOf(text, method)]).to.deep.equal([undefined, 0, body]);
    });

  const BAD: readonly (readonly [string, string, string])[] = [
    ['HTTP/1.1 200 OK', 'head-unfinished', '15 bytes came, and no status line'],
    ['HTTP/1.1 200 OK\r\nA: b\r\n', 'head-unfinished', 'the header section has no end'],
    ['{"a":1}\r\n\r\n', 'status-line-malformed', 'the first line is no HTTP/1.1 status line'],
    [
      'HTTP/1.1 2000 OK\r\n\r\n',
      'status-line-malformed',
      'the first line is no HTTP/1.1 status line',
    ],
    [
      'HTTP/1.1 204\r\n\r\n',
      'status-line-without-space',
      'no space follows the status code in the status line',
    ],
    ['HTTP/1.1 204 X\n\n', 'line-ending', 'a line ends with LF alone'],
    ['HTTP/1.1 204 X\r\nA: b\rc\r\n\r\n', 'line-ending', 'a line holds a CR of its own'],
    [
      'HTTP/1.1 204 X\r\nA: b\r\n c\r\n\r\n',
      'header-malformed',
      'a field is folded over two lines',
    ],
    [
      'HTTP/1.1 204 X\r\nA : b\r\n\r\n',
      'header-malformed',
      'a line of the header section is no `name: value`',
    ],
    [
      'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n',
      'length-invalid',
      'Content-Length is no number',
    ],
    [
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na',
      'length-repeated',
      'Content-Length stands there 2 times, with the same value',
    ],
    [
      'HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\na',
      'length-repeated',
      'Content-Length stands there 2 times, with different values',
    ],
    [
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'length-and-coding',
      'Content-Length and Transfer-Encoding are both there',
    ],
    [
      'HTTP/1.1 204 X\r\nTransfer-Encoding: chunked\r\n\r\n',
      'coding-without-content',
      'Transfer-Encoding stands in an answer 204',
    ],
    [
      'HTTP/1.1 200 X\r\nTransfer-Encoding: chunked, gzip\r\n\r\n',
      'coding-invalid',
      'chunked is not the last transfer coding',
    ],
    [
      'HTTP/1.1 200 X\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n',
      'coding-invalid',
      'the body is chunked more than once',
    ],
    [
      'HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n',
      'chunk-malformed',
      'the line before a chunk is no size in hexadecimal digits',
    ],
    [
      'HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n',
      'chunk-malformed',
      'no CRLF follows a chunk of 2 bytes',
    ],
    [
      'HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc',
      'chunks-unfinished',
      'a chunk of 9 bytes breaks off',
    ],
    [
      'HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n',
      'chunks-unfinished',
      'the bytes end before the last chunk',
    ],
    [
      'HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n',
      'chunks-unfinished',
      'the trailer section has no end',
    ],
    [
      'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc',
      'body-short',
      'Content-Length says 9 bytes, and 3 came',
    ],
    [
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nabc',
      'bytes-follow',
      '2 bytes follow the bytes that Content-Length speaks of',
    ],
    [
      'HTTP/1.1 204 No Content\r\n\r\n{}',
      'bytes-follow',
      '2 bytes follow the header section of an answer 204',
    ],
    [
      'HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n\n',
      'bytes-follow',
      '1 byte follows the last chunk',
    ],
  ];
  for (const [text, fault, message] of BAD)
    it(`says "${message}" of ${JSON.stringify(text)}`, () => {
      expect(read(text).problem).to.deep.equal({ fault, message });
    });

  it('counts what follows an answer to HEAD', () => {
    const { problem, surplus } = read('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', 'HEAD');
    expect([problem?.message, surplus]).to.deep.equal([
      '2 bytes follow the header section of an answer to HEAD',
      2,
    ]);
  });

  it('gives back any body that was chunked', () => {
    const parts = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 20 });
    fc.assert(
      fc.property(parts, (body) => {
        const raw = chunked(body, 'T: 1\r\n');
        const framing = readFraming(raw, 'GET');
        expect(framing.problem).to.equal(undefined);
        expect(concat([contentOf(raw, framing)])).to.equal(concat(body));
        expect(framing.trailers).to.deep.equal([{ name: 'T', value: '1' }]);
      }),
    );
  });

  it('finds every chunked body unfinished that lacks its end', () => {
    const raw = chunked([bytes('abc'), bytes('0\r\n\r\n')], 'T: 1\r\n');
    const headEnd = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'.length;
    for (let end = headEnd; end < raw.length; end += 1)
      expect(readFraming(raw.subarray(0, end), 'GET').problem?.fault).to.equal('chunks-unfinished');
  });

  it('does not throw, and counts no byte twice, whatever comes', () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            'HTTP/1.1 200 OK\r\n',
            'HTTP/1.1 100 C\r\n\r\n',
            'Content-Length: 3\r\n',
            '\r\n',
            'Transfer-Encoding: chunked\r\n',
            '3\r\nabc\r\n',
            '0\r\n',
            'abc',
            '\n',
            ':',
            ' ',
          ),
          { maxLength: 14 },
        )
        .map((parts) => bytes(parts.join(''))),
    );
    fc.assert(
      fc.property(noise, fc.constantFrom('GET', 'HEAD'), (raw, method) => {
        const framing = readFraming(raw, method);
        expect(framing.bodyLength + framing.surplus).to.be.at.most(raw.length);
        expect(contentOf(raw, framing).length).to.equal(framing.bodyLength);
      }),
    );
  });

  it('reads a megabyte of one-byte chunks in one pass', () => {
    const raw = bytes(
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${'1\r\na\r\n'.repeat(170_000)}0\r\n\r\n`,
    );
    expect(readFraming(raw, 'GET').bodyLength).to.equal(170_000);
  });
});

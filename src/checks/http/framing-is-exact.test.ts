import { expect } from 'chai';
import { readFraming } from '../../transport/framing.js';
import { exchange, type ExampleInit } from '../_examples.js';
import { tell } from '../verdicts.testing.js';
import check from './framing-is-exact.js';

const got = (raw: string | undefined, more: Partial<ExampleInit> = {}) =>
  exchange({
    operation: 'getClient',
    status: 200,
    ...more,
    ...(raw !== undefined && {
      raw,
      framing: readFraming(Buffer.from(raw), more.request?.method ?? 'GET'),
    }),
  });
const EXPECTED = 'as many bytes as the header section says';
const failure = (code: string, afterStatus = true) => ({ code, message: code, afterStatus });

describe('framing-is-exact', () => {
  it('says what is wrong, with the numbers', () => {
    expect(tell(check, got('HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{}'))).to.deep.equal([
      `error: response: ${EXPECTED}, not Content-Length says 12 bytes, and 2 came`,
    ]);
    expect(tell(check, got('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}{}'))).to.deep.equal([
      `error: response: ${EXPECTED}, not 2 bytes follow the bytes that Content-Length speaks of`,
    ]);
  });

  it('only warns of what every client reads over', () => {
    expect(tell(check, got('HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n{}'))).to.deep.equal([
      `warning: response: ${EXPECTED}, not no space follows the status code in the status line`,
    ]);
  });

  it('passes an answer to HEAD with the length of the answer to GET', () => {
    const raw = 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n';
    expect(tell(check, got(raw, { request: { method: 'HEAD' } }))).to.equal('pass');
  });

  it('passes 304 with a length, and a 100 before the answer', () => {
    const notModified = 'HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n';
    expect(tell(check, got(notModified, { status: 304 }))).to.equal('pass');
    const late = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';
    expect(tell(check, got(late))).to.equal('pass');
  });

  it('leaves bytes after a 204 to no-content-after-204', () => {
    const raw = 'HTTP/1.1 204 No Content\r\n\r\n{}';
    expect(tell(check, got(raw, { status: 204 }))).to.equal(
      'not-applicable: bytes after a 204 are the affair of no-content-after-204',
    );
  });

  it('reports an answer that broke off after its status line', () => {
    expect(tell(check, got(undefined, { failure: failure('reset') }))).to.deep.equal([
      `response: ${EXPECTED}, not the answer broke off after its status line (reset)`,
    ]);
  });

  it('cannot tell without bytes, nor where we stopped reading', () => {
    expect(tell(check, got(undefined))).to.equal(
      'could-not-tell: the recording does not keep the bytes of the connection',
    );
    for (const code of ['too-large', 'aborted'])
      expect(tell(check, got(undefined, { failure: failure(code) }))).to.equal(
        'could-not-tell: the rest of the answer was not read',
      );
  });
});

import { expect } from 'chai';
import { readFraming } from '../../transport/framing.js';
import { exchange } from '../_examples.js';
import { tell } from '../verdicts.testing.js';
import check from './no-content-after-204.js';

const gone = (raw: string) => {
  const framing = readFraming(Buffer.from(raw), 'DELETE');
  return exchange({ operation: 'deleteClient', status: 204, raw, framing });
};
const head = 'HTTP/1.1 204 No Content\r\nserver: x\r\n\r\n';

describe('no-content-after-204', () => {
  it('counts the bytes after the head', () => {
    expect(tell(check, gone(`${head}{}`))).to.deep.equal([
      'response.body: no bytes after the head, not 2 bytes',
    ]);
    expect(tell(check, gone(`${head}x`))).to.deep.equal([
      'response.body: no bytes after the head, not 1 byte',
    ]);
  });

  it('passes over an interim answer', () => {
    expect(tell(check, gone(`HTTP/1.1 100 Continue\r\n\r\n${head}`))).to.equal('pass');
  });

  it('is not misled by a length', () => {
    const long = 'HTTP/1.1 204 No Content\r\ncontent-length: 2\r\n\r\n';
    expect(tell(check, gone(long))).to.equal('pass');
    expect(tell(check, gone(`${long}{}`))).to.deep.equal([
      'response.body: no bytes after the head, not 2 bytes',
    ]);
  });

  it('takes a recording without bytes at its word', () => {
    const quiet = exchange({ operation: 'deleteClient', status: 204, source: 'har', text: '' });
    expect(tell(check, quiet)).to.equal('pass');
  });
});

import { expect } from 'chai';
import {
  createdBy,
  caller,
  sendBytes,
  sharedAuthority,
  targetOf,
  tokenOf,
} from './drive.testing.js';
import bodyAfter204 from './faults/body-after-204.js';
import bytesAfterBody from './faults/bytes-after-body.js';
import wrongContentLength from './faults/wrong-content-length.js';
import zeroLengthOn204 from './faults/zero-length-on-204.js';
import type { Fault } from './fault.js';
import { startProvider } from './provider.js';

/** The bytes of the answer to a request for a client, or for the list. */
const bytesFrom = async (fault: Fault | undefined, method: string, of: 'client' | 'list') => {
  const provider = await startProvider({
    authority: await sharedAuthority(),
    ...(fault && { fault }),
  });
  const clientId = await createdBy(await caller(provider));
  const answer = await sendBytes(
    provider.origin,
    [
      `${method} ${targetOf(provider.settings, of === 'client' ? `/${clientId}` : '')} HTTP/1.1`,
      'Host: x',
      `Authorization: Bearer ${await tokenOf(provider)}`,
      'Content-Type: application/json',
      'Content-Length: 2',
      'Connection: close',
      '',
      '{}',
    ].join('\r\n'),
  );
  await provider.close();
  const [head = '', content = ''] = answer.split(/\r\n\r\n(.*)/s);
  return { head, content, length: Number(/^Content-Length: (\d+)/im.exec(head)?.[1]) };
};

describe('the bytes of an answer', () => {
  it('are as many as Content-Length says', async () => {
    const { content, length } = await bytesFrom(undefined, 'GET', 'list');
    expect(content).to.have.length(length);
  });
  it('end after the head of a 204', async () => {
    const { head, content } = await bytesFrom(undefined, 'PUT', 'client');
    expect(head).to.match(/^HTTP\/1\.1 204 No Content\r\n/);
    expect(head).not.to.match(/^(?:Content-Length|Content-Type|Transfer-Encoding):/im);
    expect(content).to.equal('');
  });
  it('go on after a 204 where that is the fault', async () => {
    const { head, content } = await bytesFrom(bodyAfter204, 'DELETE', 'client');
    expect(head).to.match(/^HTTP\/1\.1 204 No Content\r\n/);
    expect(content).to.equal('{"deleted":true}');
  });
  it('are ten fewer than promised where that is the fault', async () => {
    const { content, length } = await bytesFrom(wrongContentLength, 'GET', 'client');
    expect(length - content.length).to.equal(10);
  });
  it('are four more than promised where that is the fault', async () => {
    const { content, length } = await bytesFrom(bytesAfterBody, 'GET', 'list');
    expect(content.length - length).to.equal(4);
  });
  it('count to zero on a 204 where that is the fault', async () => {
    const { head, content, length } = await bytesFrom(zeroLengthOn204, 'PUT', 'client');
    expect(head).to.match(/^HTTP\/1\.1 204 No Content\r\n/);
    expect([content, length]).to.deep.equal(['', 0]);
  });
});

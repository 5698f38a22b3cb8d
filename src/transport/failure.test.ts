import { expect } from 'chai';
import { createServer as createRaw, type AddressInfo, type Socket } from 'node:net';
import { EMPTY_BODY } from '../model/body.js';
import type { HttpRequest } from '../model/exchange.js';
import { NO_HEADERS } from '../model/http/headers.js';
import type { Sent, Transport } from '../model/transport.js';
import { createTransport, type TransportOptions } from './transport.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const raw = async (answer: (socket: Socket) => void): Promise<string> => {
  const sockets = new Set<Socket>();
  const server = createRaw((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.once('data', () => {
      answer(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const transport = (options?: TransportOptions): Transport => {
  const made = createTransport(options);
  closers.push(() => made.close());
  return made;
};

const get = (origin: string): HttpRequest => ({
  ...{ method: 'GET', origin, target: '/x', headers: NO_HEADERS, body: EMPTY_BODY },
});

const summary = ({ response, failure }: Sent) => ({
  status: response?.status,
  body: response?.body.text,
  raw: response?.raw && Buffer.from(response.raw).toString('latin1'),
  ...failure,
});

const NO_STATUS = { status: undefined, body: undefined, raw: undefined, afterStatus: false };

describe('the transport, where no complete answer comes,', () => {
  const BROKEN: readonly (readonly [string, string, string, string])[] = [
    [
      'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc',
      'abc',
      'protocol',
      'Content-Length says 9 bytes, and 3 came',
    ],
    [
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n',
      'abc',
      'protocol',
      'the line before a chunk is no size in hexadecimal digits',
    ],
    [
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      'ab',
      'protocol',
      'Content-Length stands there 2 times, with different values',
    ],
    [
      'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
      '',
      'protocol',
      'the answer does not fit the request',
    ],
  ];
  for (const [text, body, code, message] of BROKEN)
    it(`keeps what came: ${JSON.stringify(text)}`, async () => {
      const origin = await raw((socket) => socket.end(text));
      expect(summary(await transport().send(get(origin)))).to.deep.equal({
        ...{ status: Number(text.slice(9, 12)), body, raw: text, code, message, afterStatus: true },
      });
    });

  it('says that bytes are no HTTP', async () => {
    const origin = await raw((socket) => socket.end('{"a":1}\r\n'));
    expect(summary(await transport().send(get(origin)))).to.deep.equal({
      ...NO_STATUS,
      code: 'protocol',
      message: 'the first line is no HTTP/1.1 status line',
    });
  });

  it('says that a connection was closed without an answer', async () => {
    const origin = await raw((socket) => socket.end());
    expect(summary(await transport().send(get(origin)))).to.deep.equal({
      ...NO_STATUS,
      code: 'reset',
      message: 'the connection was closed before the answer was complete',
    });
  });

  it('says that a connection was reset', async () => {
    const origin = await raw((socket) => socket.resetAndDestroy());
    expect(summary(await transport().send(get(origin)))).to.deep.equal({
      ...NO_STATUS,
      code: 'reset',
      message: 'the connection broke (ECONNRESET)',
    });
  });

  it('gives up when the time for the whole answer is over', async () => {
    const text = 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc';
    const origin = await raw((socket) => socket.write(text));
    expect(summary(await transport({ timeoutMs: 100 }).send(get(origin)))).to.deep.equal({
      ...{ status: 200, body: 'abc', raw: text, afterStatus: true },
      ...{ code: 'timeout', message: 'no complete answer within 100 ms' },
    });
  });

  it('counts time for the whole answer, however steadily it drips', async () => {
    const origin = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n');
      const timer = setInterval(() => socket.write('x'), 5);
      socket.on('close', () => {
        clearInterval(timer);
      });
    });
    const sent = await transport().send(get(origin), { timeoutMs: 80 });
    expect([sent.failure?.code, sent.failure?.afterStatus]).to.deep.equal(['timeout', true]);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const origin = await raw(() => {
      stop.abort();
    });
    const sent = await transport().send(get(origin), { signal: stop.signal });
    expect(summary(sent)).to.deep.equal({ ...NO_STATUS, code: 'aborted', message: 'aborted' });
  });

  it('sends nothing when it was told to stop before', async () => {
    let hasCome = false;
    const origin = await raw(() => (hasCome = true));
    const sent = await transport().send(get(origin), { signal: AbortSignal.abort() });
    expect([sent.failure?.code, hasCome]).to.deep.equal(['aborted', false]);
  });

  it('says that nobody listens', async () => {
    const server = createRaw();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    expect(summary(await transport().send(get(`http://127.0.0.1:${port}`)))).to.deep.equal({
      ...NO_STATUS,
      code: 'connect',
      message: `no connection to 127.0.0.1:${port}: it refuses connections`,
    });
  });

  it('says that a server speaks no TLS', async () => {
    const origin = await raw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const sent = await transport().send(get(origin.replace('http:', 'https:')));
    expect([sent.failure?.code, sent.response]).to.deep.equal(['plain-port', undefined]);
  });

  it('limits the header section', async () => {
    const origin = await raw((socket) =>
      socket.write(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(9000)}\r\n\r\n`),
    );
    const sent = await transport({ maxHeaderBytes: 4096 }).send(get(origin));
    expect(sent.failure?.message).to.equal('the header section is larger than the limit');
  });

  it('limits the body, and keeps what came before the limit', async () => {
    const origin = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.write('x'.repeat(100_000));
    });
    const sent = await transport({ maxBodyBytes: 1000 }).send(get(origin));
    expect([
      sent.failure?.code,
      sent.response?.status,
      (sent.response?.body.size ?? 0) <= 1000,
    ]).to.deep.equal(['too-large', 200, true]);
  });

  it('limits endless informational answers', async () => {
    const origin = await raw((socket) => {
      const more = () => {
        if (!socket.destroyed) socket.write('HTTP/1.1 102 Processing\r\n\r\n'.repeat(100), more);
      };
      more();
    });
    const sent = await transport({ maxBodyBytes: 1000 }).send(get(origin));
    expect(sent.failure?.code).to.equal('too-large');
  });

  it('leaves nothing open when it is closed', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const origin = await raw((socket) => {
      closed = new Promise((resolve) => socket.once('close', resolve));
      socket.write('HTTP/1.1 204 No Content\r\n\r\n');
    });
    const client = createTransport();
    await client.send(get(origin));
    await client.close();
    await closed;
    expect((await client.send(get(origin))).failure?.message).to.equal('the transport was closed');
  });

  it('ends requests that are under way when it is closed', async () => {
    let hasCome: () => void = () => undefined;
    const come = new Promise<void>((resolve) => (hasCome = resolve));
    const origin = await raw(() => {
      hasCome();
    });
    const client = createTransport();
    const sent = client.send(get(origin));
    await come;
    await client.close();
    expect((await sent).failure?.code).to.equal('aborted');
  });
});

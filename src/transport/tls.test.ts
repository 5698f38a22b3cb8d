import { expect } from 'chai';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { EMPTY_BODY } from '../model/body.js';
import type { HttpRequest } from '../model/exchange.js';
import { NO_HEADERS } from '../model/http/headers.js';
import { createTransport, type TransportOptions } from './transport.js';
import { proxyFor } from './dial.js';
import { cert, key } from './tls.testing.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const listen = async (server: Server): Promise<number> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
};

const secure = (): Promise<number> =>
  listen(createTlsServer({ key, cert }, (request, response) => response.end(request.headers.host)));

/** A proxy that takes every host for loopback, and what it was asked. */
const proxy = async (status = 200) => {
  const asked: (readonly [string | undefined, string | undefined])[] = [];
  const server = createServer();
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push([request.url, request.headers['proxy-authorization']]);
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const upstream = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
    socket.on('close', () => upstream.destroy());
  });
  return { asked, url: `http://us%40er:pass@127.0.0.1:${await listen(server)}` };
};

const send = async (origin: string, options: TransportOptions) => {
  const transport = createTransport({ timeoutMs: 5000, ...options });
  closers.push(() => transport.close());
  const request: HttpRequest = {
    ...{ method: 'GET', origin, target: '/x', headers: NO_HEADERS, body: EMPTY_BODY },
  };
  const { response, failure } = await transport.send(request);
  return failure ?? [response?.status, response?.body.text];
};

describe('the transport, over TLS,', () => {
  it('trusts the certificates that it is given, besides the usual ones', async () => {
    const port = await secure();
    const host = `127.0.0.1:${port}`;
    expect(await send(`https://${host}`, { ca: [cert] })).to.deep.equal([200, host]);
  });

  it('trusts no others', async () => {
    const port = await secure();
    expect(await send(`https://127.0.0.1:${port}`, {})).to.deep.equal({
      code: 'tls',
      message: 'no TLS session with 127.0.0.1: DEPTH_ZERO_SELF_SIGNED_CERT',
      afterStatus: false,
    });
  });

  it('wants the certificate to be of the host', async () => {
    const port = await secure();
    expect(await send(`https://localhost:${port}`, { ca: [cert] })).to.deep.equal({
      code: 'tls',
      message: 'no TLS session with localhost: ERR_TLS_CERT_ALTNAME_INVALID',
      afterStatus: false,
    });
  });

  it('goes through the proxy, with its credentials', async () => {
    const [port, via] = [await secure(), await proxy()];
    const host = `service.example:${port}`;
    const answer = await send(`https://${host}`, {
      ca: [cert],
      proxy: { url: via.url, noProxy: ['other.example'] },
    });
    expect(answer).to.deep.equal([200, host]);
    expect(via.asked).to.deep.equal([
      [host, `Basic ${Buffer.from('us@er:pass').toString('base64')}`],
    ]);
  });

  it('never goes through the proxy to loopback', async () => {
    const [port, via] = [await secure(), await proxy()];
    const options = { ca: [cert], proxy: { url: via.url, noProxy: [] } };
    await send(`https://127.0.0.1:${port}`, options);
    expect(via.asked).to.deep.equal([]);
  });

  it('says what the proxy answers', async () => {
    const via = await proxy(407);
    const options = { proxy: { url: via.url, noProxy: [] } };
    expect(await send('https://service.example', options)).to.deep.equal({
      code: 'connect',
      message: `the proxy ${new URL(via.url).host} answers 407`,
      afterStatus: false,
    });
  });

  const EXEMPT: readonly (readonly [string, boolean])[] = [
    ['*', true],
    ['service.example', true],
    ['.example', true],
    ['*.example', true],
    ['SERVICE.example', true],
    ['service.example:443', true],
    ['service.example:444', false],
    ['vice.example', false],
    ['', false],
  ];
  for (const [entry, isExempt] of EXEMPT)
    it(`${isExempt ? 'passes over' : 'uses'} the proxy where NO_PROXY is "${entry}"`, () => {
      const options = { url: 'http://proxy.example', noProxy: ['other.example', entry] };
      const via = proxyFor({ host: 'service.example', port: 443 }, options);
      expect(via?.href).to.equal(isExempt ? undefined : 'http://proxy.example/');
    });
});

import { expect } from 'chai';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  connect,
  createServer as createRawServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
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
      code: 'untrusted',
      message: 'its certificate is not trusted: DEPTH_ZERO_SELF_SIGNED_CERT',
      afterStatus: false,
    });
  });

  it('wants the certificate to be of the host', async () => {
    const port = await secure();
    expect(await send(`https://localhost:${port}`, { ca: [cert] })).to.deep.equal({
      code: 'untrusted',
      message: 'its certificate is not trusted: ERR_TLS_CERT_ALTNAME_INVALID',
      afterStatus: false,
    });
  });

  /** A server that wants a client certificate, and takes one only. */
  const demanding = (more: object = {}): Promise<number> =>
    listen(
      createTlsServer(
        { key, cert, ca: [cert], requestCert: true, rejectUnauthorized: true, ...more },
        (_, response) => response.end('known'),
      ),
    );

  for (const trusted of [[cert], undefined])
    it(`shows its certificate to who asks for one, ${trusted ? 'with' : 'without'} others trusted`, async () => {
      const port = await demanding();
      const options = { identity: { cert, key }, ...(trusted && { ca: trusted }) };
      const answer = await send(`https://127.0.0.1:${port}`, options);
      expect(trusted ? answer : (answer as { code: string }).code).to.deep.equal(
        trusted ? [200, 'known'] : 'untrusted',
      );
    });

  for (const maxVersion of ['TLSv1.3', 'TLSv1.2'] as const)
    it(`says that a certificate is demanded, in ${maxVersion}`, async () => {
      const port = await demanding({ maxVersion });
      const answer = await send(`https://127.0.0.1:${port}`, { ca: [cert] });
      const { code, message } = answer as { code: string; message: string };
      expect(`${code}: ${message}`).to.match(/certificate/);
    });

  it('says that a port speaks no TLS', async () => {
    const port = await listen(createServer());
    expect(await send(`https://127.0.0.1:${port}`, {})).to.include({ code: 'plain-port' });
  });

  it('says that a port speaks TLS', async () => {
    const port = await listen(
      createRawServer((socket) => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 70]))),
    );
    expect(await send(`http://127.0.0.1:${port}`, {})).to.include({ code: 'tls-port' });
  });

  it('sends plain http through the proxy for it, with the whole address', async () => {
    const asked: unknown[] = [];
    const port = await listen(
      createServer(({ url, headers }, response) => {
        asked.push([url, headers.host, headers['proxy-authorization']]);
        response.end('through');
      }),
    );
    const plainUrl = `http://me:pass@127.0.0.1:${port}`;
    const answer = await send('http://service.example:8080', { proxy: { plainUrl, noProxy: [] } });
    expect(answer).to.deep.equal([200, 'through']);
    const credentials = `Basic ${Buffer.from('me:pass').toString('base64')}`;
    expect(asked).to.deep.equal([
      ['http://service.example:8080/x', 'service.example:8080', credentials],
    ]);
  });

  it('says that the proxy for plain http is not there', async () => {
    const plainUrl = 'http://127.0.0.1:1';
    const answer = await send('http://service.example', { proxy: { plainUrl, noProxy: [] } });
    expect((answer as { message: string }).message).to.equal(
      'no connection to the proxy 127.0.0.1:1: it refuses connections',
    );
  });

  it('sends plain http to loopback, and around an https proxy, directly', async () => {
    const port = await listen(createServer(({ url }, response) => response.end(url)));
    const proxy = { plainUrl: 'http://127.0.0.1:1', url: 'http://127.0.0.1:1', noProxy: [] };
    expect(await send(`http://127.0.0.1:${port}`, { proxy })).to.deep.equal([200, '/x']);
    const address = { host: 'service.example', port: 80, isTls: false };
    expect(proxyFor(address, { url: proxy.url, noProxy: [] })).to.equal(undefined);
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
      const via = proxyFor({ host: 'service.example', port: 443, isTls: true }, options);
      expect(via?.href).to.equal(isExempt ? undefined : 'http://proxy.example/');
    });
});

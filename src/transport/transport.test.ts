import { expect } from 'chai';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createRaw, type AddressInfo, type Server, type Socket } from 'node:net';
import { Body, EMPTY_BODY } from '../model/body.js';
import { ConformanceError } from '../model/error.js';
import type { HttpRequest } from '../model/exchange.js';
import { HeaderList, NO_HEADERS } from '../model/http/headers.js';
import type { Sent, Transport } from '../model/transport.js';
import { createTransport, type TransportOptions } from './transport.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const listen = async (server: Server): Promise<string> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** A server that hands over each request's head and body as text, and answers by hand. */
const raw = (answer: (socket: Socket, request: string, count: number) => void): Promise<string> => {
  let count = 0;
  return listen(
    createRaw((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        count += 1;
        answer(socket, chunk.toString('latin1'), count);
      });
    }),
  );
};

const node = (listener: RequestListener): Promise<string> => listen(createServer(listener));

const transport = (options?: TransportOptions): Transport => {
  const made = createTransport(options);
  closers.push(() => made.close());
  return made;
};

const get = (origin: string, target = '/x', method = 'GET'): HttpRequest => ({
  ...{ method, origin, target, headers: NO_HEADERS, body: EMPTY_BODY },
});

const rawText = ({ response }: Sent) => Buffer.from(response?.raw ?? []).toString('latin1');
const summary = ({ response, failure }: Sent) => [response?.status, response?.body.text, failure];
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
};

describe('the transport, of what it sends,', () => {
  it('writes the target as it is', async () => {
    const seen: (string | undefined)[] = [];
    const origin = await raw((socket, request) => {
      seen.push(request.split(' ')[1]);
      socket.write('HTTP/1.1 204 No Content\r\n\r\n');
    });
    const targets = ['/a/../b', '/%2e%2E/%', '//x//', '/?a=b?c', '/\u00e4', '/a\\b', '/#f'];
    for (const target of targets) await transport().send(get(origin, target));
    expect(seen).to.deep.equal(targets);
  });

  it('writes header fields in their order and case, and asks for no content coding', async () => {
    let seen = '';
    const origin = await raw((socket, request) => {
      seen = request;
      socket.write('HTTP/1.1 204 No Content\r\n\r\n');
    });
    const headers = new HeaderList([
      { name: 'X-B', value: '1' },
      { name: 'x-a', value: '2' },
      { name: 'X-B', value: '3' },
    ]);
    await transport().send({ ...get(origin, '/x', 'DELETE'), headers });
    expect(seen).to.equal(
      `DELETE /x HTTP/1.1\r\nhost: ${origin.slice(7)}\r\nconnection: keep-alive\r\nX-B: 1\r\nx-a: 2\r\nX-B: 3\r\naccept-encoding: identity\r\n\r\n`,
    );
  });

  it('writes the Host that the request names', async () => {
    let seen = '';
    const origin = await raw((socket, request) => {
      seen = request;
      socket.write('HTTP/1.1 204 No Content\r\n\r\n');
    });
    const headers = new HeaderList([{ name: 'Host', value: 'example.com' }]);
    await transport().send({ ...get(origin), headers });
    expect(seen.match(/^host: .*$/gim)).to.deep.equal(['host: example.com']);
  });

  const bodies: readonly (readonly [string, Body, string])[] = [
    ['POST', Body.ofText('{"a":"ä"}'), 'content-length: 10\r\n\r\n{"a":"\u00c3\u00a4"}'],
    ['PUT', Body.ofBytes(Uint8Array.of(0x7b, 0x7d)), 'content-length: 2\r\n\r\n{}'],
    ['POST', EMPTY_BODY, 'content-length: 0\r\n\r\n'],
    ['DELETE', EMPTY_BODY, 'accept-encoding: identity\r\n\r\n'],
    ['DELETE', Body.ofText('x'), 'content-length: 1\r\n\r\nx'],
  ];
  for (const [method, body, end] of bodies)
    it(`ends a ${method} of ${body.size} bytes with ${JSON.stringify(end)}`, async () => {
      let seen = '';
      const origin = await raw((socket, request) => {
        seen += request;
        if (seen.endsWith(end)) socket.write('HTTP/1.1 204 No Content\r\n\r\n');
      });
      const sent = await transport({ timeoutMs: 2000 }).send({
        ...get(origin, '/x', method),
        body,
      });
      expect([sent.response?.status, seen.endsWith(end)]).to.deep.equal([204, true]);
    });

  it('follows no redirect and retries nothing', async () => {
    const seen: string[] = [];
    const origin = await node((request, response) => {
      seen.push(request.url ?? '');
      response.writeHead(seen.length === 1 ? 307 : 503, { location: '/y', 'retry-after': '0' });
      response.end();
    });
    const client = transport();
    const statuses = [await client.send(get(origin)), await client.send(get(origin))];
    expect(statuses.map(({ response }) => response?.status)).to.deep.equal([307, 503]);
    expect(seen).to.deep.equal(['/x', '/x']);
  });

  it('takes a request that cannot be written for a fault of the tool', async () => {
    const origin = await node((_request, response) => response.end());
    const error: unknown = await transport()
      .send(get(origin, 'no-slash'))
      .catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(ConformanceError).with.property('code', 'internal');
  });
});

describe('the transport, of what it receives,', () => {
  it('keeps fields in order and case, reason, body and every byte', async () => {
    const text =
      'HTTP/1.1 200 Very Well\r\nX-Two: b\r\nx-one:  a\r\nX-Two: c\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n';
    const origin = await raw((socket) => socket.write(text));
    const sent = await transport().send(get(origin));
    expect(sent.response?.reason).to.equal('Very Well');
    expect(sent.response?.headers.entries).to.deep.equal([
      { name: 'X-Two', value: 'b' },
      { name: 'x-one', value: 'a' },
      { name: 'X-Two', value: 'c' },
      { name: 'Transfer-Encoding', value: 'chunked' },
    ]);
    expect([sent.response?.body.text, rawText(sent)]).to.deep.equal(['abc', text]);
  });

  it('reads a body that the close ends', async () => {
    const origin = await raw((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nall of it'));
    expect(summary(await transport().send(get(origin)))).to.deep.equal([
      200,
      'all of it',
      undefined,
    ]);
  });

  const SURPLUS: readonly (readonly [string, string])[] = [
    ['DELETE', 'HTTP/1.1 204 No Content\r\n\r\n{"a":1}'],
    ['HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{"a":1}'],
    ['GET', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok{"a":1}'],
    ['GET', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok{"a":1}'],
  ];
  for (const [method, text] of SURPLUS) {
    it(`keeps the bytes that follow ${JSON.stringify(text)}`, async () => {
      const origin = await raw((socket) => socket.write(text));
      const sent = await transport().send(get(origin, '/x', method));
      expect([rawText(sent), sent.failure]).to.deep.equal([text, undefined]);
    });

    it(`keeps them where they come late, too: ${JSON.stringify(text)}`, async () => {
      let late = () => undefined as unknown;
      const origin = await raw((socket) => {
        socket.write(text.slice(0, -7));
        late = () => socket.write(text.slice(-7));
      });
      const sent = await transport().send(get(origin, '/x', method));
      expect(rawText(sent)).to.equal(text.slice(0, -7));
      late();
      await until(() => rawText(sent) === text);
    });

    it(`sends the next request on a new connection after ${JSON.stringify(text)}`, async () => {
      const sockets: Socket[] = [];
      const origin = await raw((socket, _request, count) => {
        sockets.push(socket);
        socket.write(count === 1 ? text : 'HTTP/1.1 204 No Content\r\n\r\n');
      });
      const client = transport();
      await client.send(get(origin, '/x', method));
      const second = await client.send(get(origin));
      expect(summary(second)).to.deep.equal([204, '', undefined]);
      expect(new Set(sockets).size).to.equal(2);
    });
  }

  it('gives each exchange its own bytes on a connection that is used again', async () => {
    const sockets = new Set<Socket>();
    const origin = await raw((socket, _request, count) => {
      sockets.add(socket);
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n${count}`);
    });
    const client = transport();
    const [first, second] = [await client.send(get(origin)), await client.send(get(origin))];
    expect([first, second].map((sent) => rawText(sent).at(-1))).to.deep.equal(['1', '2']);
    expect(sockets.size).to.equal(1);
  });

  it('passes over informational answers and keeps their bytes', async () => {
    const text =
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
    const origin = await raw((socket) => {
      let at = 0;
      const writeNext = () => {
        if (at < text.length)
          socket.write(text.slice(at, (at += 7)), () => setImmediate(writeNext));
      };
      writeNext();
    });
    const sent = await transport({ timeoutMs: 3000 }).send(get(origin));
    expect([...summary(sent), rawText(sent)]).to.deep.equal([200, 'ok', undefined, text]);
  });

  it('measures in fractions of a millisecond, from the writing to the last byte', async () => {
    const origin = await node((_request, response) => response.end('x'));
    const before = performance.timeOrigin + performance.now();
    const { startedAt, endedAt } = await transport().send(get(origin));
    const after = performance.timeOrigin + performance.now();
    expect([before, startedAt, endedAt, after]).to.deep.equal(
      [before, startedAt, endedAt, after].sort((a, b) => a - b),
    );
    expect(endedAt - startedAt).to.be.greaterThan(0);
  });

  it('sends at the most as many requests at once as it has connections', async () => {
    const sockets = new Set<Socket>();
    let waiting: Socket[] = [];
    const origin = await raw((socket, _request, count) => {
      sockets.add(socket);
      waiting.push(socket);
      if (waiting.length < 3 && count < 20) return;
      for (const each of waiting) each.write('HTTP/1.1 204 No Content\r\n\r\n');
      waiting = [];
    });
    const client = transport({ connections: 3 });
    const all = await Promise.all(Array.from({ length: 20 }, () => client.send(get(origin))));
    expect(new Set(all.map(({ response }) => response?.status))).to.deep.equal(new Set([204]));
    expect(sockets.size).to.equal(3);
  });
});

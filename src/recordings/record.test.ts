import { expect } from 'chai';
import fc from 'fast-check';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { Body, EMPTY_BODY } from '../model/body.js';
import { ConformanceError } from '../model/error.js';
import { Exchange, type ExchangeInit, type HttpResponse } from '../model/exchange.js';
import { contentBody, decodeWithin } from '../transport/coding.js';
import { readFraming } from '../transport/framing.js';
import { HeaderList, NO_HEADERS } from '../model/http/headers.js';
import { ShapeRedactor } from '../redaction/redaction.js';
import { plainRedactor } from '../redaction/plain.testing.js';
import { createTransport } from '../transport/transport.js';
import { HarSource } from './source.js';
import { readExchangeLine, readHar } from './har.js';
import { createRecorder, writeExchangeLine } from './record.js';

const nothing = plainRedactor();

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'rec-'))));
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const creator = { name: 'test', version: '1' };
const file = () => join(folder, 'run.har');
const hex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('hex');

const plainBody = (body: Body) => ({
  bytes: hex(body.bytes),
  text: body.text,
  isKept: body.isKept,
});
const plain = ({ request, response, ...rest }: Exchange) => ({
  ...rest,
  match: undefined,
  source: undefined,
  order: undefined,
  request: { ...request, headers: request.headers.entries, body: plainBody(request.body) },
  response: response && {
    ...response,
    headers: response.headers.entries,
    body: plainBody(response.body),
    raw: hex(response.raw),
  },
});

const recorded = async (exchanges: readonly Exchange[], redactor = nothing) => {
  const recorder = createRecorder({ file: file(), redactor, creator });
  for (const exchange of exchanges) recorder.add(exchange);
  await recorder.close();
  return readHar(readFileSync(file(), 'utf8'), { file: 'run.har', readFraming }).exchanges;
};

const base: ExchangeInit = {
  id: 'e1',
  source: 'live',
  startedAt: 1_800_000_000_000.25,
  endedAt: 1_800_000_000_001.125,
  request: {
    method: 'GET',
    origin: 'https://h.example',
    target: '/x',
    headers: NO_HEADERS,
    body: EMPTY_BODY,
  },
};
/** As whoever made it hands it over: with its raw bytes framed. */
const framed = (response: HttpResponse): HttpResponse =>
  response.raw ? { ...response, framing: readFraming(response.raw, 'GET') } : response;
const made = ({ response, ...init }: Partial<ExchangeInit>) =>
  new Exchange({ ...base, ...init, response: response && framed(response) });
const answered = (response: Partial<HttpResponse>) =>
  made({
    response: { status: 200, reason: 'OK', headers: NO_HEADERS, body: EMPTY_BODY, ...response },
  });

const RAW = [
  'HTTP/1.1 200 OK\r\nX-B: 1\r\nx-a: 2\r\nX-B: 3\r\nContent-Length: 3\r\n\r\n\u00c3\u00a4!',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n\u00ff\u0000',
  'HTTP/1.1 204 No Content\r\n\r\n{"a":1}',
  'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Nope\r\n\r\n',
  '{"a":1}\r\n',
  '',
];

const traffic = async (): Promise<readonly Exchange[]> => {
  let count = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.once('data', () => socket.end(Buffer.from(RAW[count++] ?? '', 'latin1')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const transport = createTransport({ connections: 1 });
  const exchanges: Exchange[] = [];
  for (const [index] of RAW.entries()) {
    const headers = new HeaderList([{ name: 'X-Index', value: String(index) }]);
    const request = { ...base.request, origin, target: `/a/../${index}?q=%2F`, headers };
    const sent = await transport.send(request);
    exchanges.push(made({ ...sent, request, id: `e${index}`, purpose: 'valid', probe: 'p' }));
  }
  await transport.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
  return exchanges;
};

describe('createRecorder', () => {
  it('keeps all of real traffic, framing faults included', async () => {
    const exchanges = await traffic();
    expect(exchanges.map(({ response }) => response?.status)).to.deep.equal([
      200,
      200,
      200,
      204,
      200,
      200,
      200,
      404,
      undefined,
      undefined,
    ]);
    expect((await recorded(exchanges)).map(plain)).to.deep.equal(exchanges.map(plain));
  });

  it('gives back every exchange that it was given', async () => {
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 30 }).map((bytes) => Body.ofBytes(bytes)),
      fc.string({ minLength: 1, unit: 'grapheme' }).map((text) => Body.ofText(text)),
      fc.string({ unit: 'grapheme' }).map((text) => Body.ofBytes(Buffer.from(text))),
      fc.constant(Body.notKept()),
    );
    const requestBody = body.filter(({ size, isKept }) => size > 0 || !isKept);
    const headers = fc
      .array(fc.record({ name: fc.stringMatching(/^[A-Za-z-]{1,8}$/), value: fc.string() }))
      .map((entries) => new HeaderList(entries));
    const raw = fc.uint8Array({ maxLength: 60 });
    const target = fc.stringMatching(/^\/[!-~]{0,20}$/);
    const response = fc.record({
      status: fc.integer({ min: 100, max: 599 }),
      reason: fc.string(),
      headers,
      body,
      raw,
    });
    const failure = fc.record({
      code: fc.constant('reset'),
      message: fc.string(),
      afterStatus: fc.boolean(),
    });
    const init = fc.record({
      response: fc.option(response, { nil: undefined }),
      target,
      headers,
      requestBody,
      failure: fc.option(failure, { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(init, { maxLength: 5 }), async (inits) => {
        const exchanges = inits.map(({ response, failure, requestBody, ...request }, index) =>
          made({
            id: `e${index}`,
            response,
            failure,
            request: { ...base.request, ...request, body: requestBody },
          }),
        );
        expect((await recorded(exchanges)).map(plain)).to.deep.equal(exchanges.map(plain));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps why the run ended early', async () => {
    const recorder = createRecorder({ file: file(), redactor: nothing, creator });
    recorder.add(made({ id: 'e1' }));
    recorder.add(made({ id: 'e2' }));
    recorder.end({ cutShort: 'the time ran out' });
    await recorder.close();
    const told: unknown[] = [];
    for await (const batch of new HarSource([file()])) told.push(batch.cutShort);
    expect(told[0]).to.equal('the time ran out');
  });

  it('writes HAR 1.2 that other tools read', async () => {
    await recorded([answered({ body: Body.ofBytes(Buffer.from('{}')) })]);
    const { log } = JSON.parse(readFileSync(file(), 'utf8')) as { log: { entries: [object] } };
    const [{ request, response, ...entry }] = log.entries as [
      Record<'request' | 'response', object>,
    ];
    expect(Object.keys(log)).to.deep.equal(['version', 'creator', 'entries']);
    expect(Object.keys(entry).filter((name) => !name.startsWith('_'))).to.have.members([
      'startedDateTime',
      'time',
      'cache',
      'timings',
    ]);
    expect(Object.keys(request)).to.have.members([
      'method',
      'url',
      'httpVersion',
      'cookies',
      'headers',
      'queryString',
      'headersSize',
      'bodySize',
    ]);
    expect(Object.keys(response)).to.have.members([
      'status',
      'statusText',
      'httpVersion',
      'cookies',
      'headers',
      'content',
      'redirectURL',
      'headersSize',
      'bodySize',
    ]);
  });

  it('shows nothing of the file before it is closed, and keeps it from others', async () => {
    const recorder = createRecorder({ file: file(), redactor: nothing, creator });
    recorder.add(made({}));
    expect(readdirSync(folder).includes('run.har')).to.equal(false);
    await recorder.close();
    expect([readdirSync(folder), statSync(file()).mode & 0o777]).to.deep.equal([
      ['run.har'],
      0o600,
    ]);
  });

  it('redacts by shape, so that the framing stays true', async () => {
    const secret = 'Zm9vYmFyLXNlY3JldC12YWx1ZQ';
    const text = JSON.stringify({ client: { clientId: 'id', clientSecret: secret } });
    const raw = Buffer.from(
      `HTTP/1.1 200 OK\r\nSet-Cookie: s=abc\r\nTransfer-Encoding: chunked\r\n\r\n` +
        `${(40).toString(16)}\r\n${text.slice(0, 40)}\r\n` +
        `${(text.length - 40).toString(16)}\r\n${text.slice(40)}\r\n0\r\n\r\n`,
    );
    const headers = new HeaderList([{ name: 'Authorization', value: 'Bearer the-token-itself' }]);
    const request = { ...base.request, headers, target: '/x?access_token=another-token-x' };
    const response = { ...answered({ raw, body: Body.ofBytes(Buffer.from(text)) }).response };
    const exchange = made({ request, response: response as HttpResponse });
    const [read] = await recorded([exchange], new ShapeRedactor({ salt: 'x' }));
    const whole = readFileSync(file(), 'utf8') + Buffer.from(read?.response?.raw ?? []).toString();
    for (const each of [secret, 'the-token-itself', 'another-token-x', 's=abc'])
      expect(whole).not.to.include(each);
    const shown = Buffer.from(read?.response?.raw ?? []).toString('latin1');
    expect(shown.length).to.equal(raw.length);
    const content = /\r\n\r\n28\r\n(.{40})\r\n[0-9a-f]+\r\n(.*)\r\n0\r\n/.exec(shown);
    expect(`${content?.[1] ?? ''}${content?.[2] ?? ''}`).to.equal(read?.response?.body.text);
  });

  it('masks short secrets by their place, in the raw bytes too', async () => {
    const text = '{"clientSecret":"abc"}';
    const raw = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\n${text}`);
    const exchange = answered({ raw, body: Body.ofBytes(Buffer.from(text)) });
    const [read] = await recorded([exchange], new ShapeRedactor({ salt: 'x' }));
    const shown = Buffer.from(read?.response?.raw ?? []).toString();
    expect([shown.includes('abc'), shown.slice(-22)]).to.deep.equal([
      false,
      read?.response?.body.text,
    ]);
  });

  it('refuses to write what still holds a secret, and leaves no file', async () => {
    const recorder = createRecorder({
      file: file(),
      redactor: { ...nothing, leaks: (text) => text.includes('leak') },
      creator,
    });
    recorder.add(made({}));
    const leaky = made({ request: { ...base.request, target: '/leak' } });
    expect(() => {
      recorder.add(leaky);
    })
      .to.throw(ConformanceError, 'exchange e1 still holds a secret')
      .with.property('exit', 70);
    const closing: unknown = await recorder.close().catch((error: unknown) => error);
    expect(closing).to.be.instanceOf(ConformanceError).with.property('code', 'secret-in-output');
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('leaves nothing where it is given up', () => {
    const recorder = createRecorder({ file: file(), redactor: nothing, creator });
    recorder.add(made({}));
    recorder.discard();
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('leaves nothing where the file cannot be put in its place, and says so', async () => {
    const recorder = createRecorder({ file: file(), redactor: nothing, creator });
    mkdirSync(join(file(), 'full'), { recursive: true });
    const closing: unknown = await recorder.close().catch((error: unknown) => error);
    expect(closing).to.be.instanceOf(ConformanceError).with.property('code', 'recording-lost');
    expect(readdirSync(folder)).to.deep.equal(['run.har']);
  });

  it('says at once that the file cannot be written', () => {
    writeFileSync(join(folder, 'f'), '');
    expect(() => createRecorder({ file: join(folder, 'f', 'run.har'), redactor: nothing, creator }))
      .to.throw(ConformanceError, `the recording ${folder}/f/run.har cannot be written (ENOTDIR)`)
      .with.property('exit', 2);
  });

  const secretText = '{"clientSecret":"s3cr3t-value-one"}';
  const coded = [
    ['gzip', gzipSync(secretText)],
    ['deflate', deflateSync(secretText)],
    ['br', brotliCompressSync(secretText)],
  ] as const;
  const coming = (name: string, value: string, bytes: Uint8Array) => {
    const head = `HTTP/1.1 200 OK\r\n${name}: ${value}\r\ncontent-length: ${bytes.length}\r\n\r\n`;
    const headers = new HeaderList([{ name, value }]);
    return { headers, raw: Buffer.concat([Buffer.from(head), bytes]) };
  };
  const scrubbed = async (response: Partial<HttpResponse>) => {
    const [read] = await recorded([answered(response)], new ShapeRedactor({ salt: 'a salt' }));
    return read?.response;
  };

  for (const [coding, bytes] of coded) {
    it(`keeps of ${coding} what it holds, scrubbed, and the framing`, async () => {
      const { headers, raw } = coming('content-encoding', coding, bytes);
      const body = contentBody(bytes, headers, decodeWithin(1000));
      const read = await scrubbed({ headers, raw, body });
      expect(read?.body.text).to.match(/^\{"clientSecret":"(?!s3cr3t)[a-z]\d[a-z]{2}\d[a-z]-/);
      expect(read?.body.coded).to.deep.equal({
        codings: [coding],
        size: bytes.length,
        problem: undefined,
      });
      expect(readFraming(read?.raw ?? new Uint8Array(), 'GET').bodyLength).to.equal(bytes.length);
      expect(Buffer.from(read?.raw ?? []).includes(bytes.subarray(0, 8))).to.equal(false);
    });

    it(`keeps nothing of ${coding} that nobody has decoded`, async () => {
      const { headers, raw } = coming('content-encoding', coding, bytes);
      const read = await scrubbed({ headers, raw, body: Body.ofBytes(bytes) });
      expect([
        read?.body.isKept,
        Buffer.from(read?.raw ?? []).includes(bytes.subarray(0, 8)),
      ]).to.deep.equal([false, false]);
    });
  }

  it('keeps that content could not be decoded, and why', async () => {
    const { headers, raw } = coming('content-encoding', 'gzip', Buffer.from(secretText));
    const read = await scrubbed({
      headers,
      raw,
      body: contentBody(Buffer.from(secretText), headers, decodeWithin(1000)),
    });
    expect([read?.body.isKept, read?.body.coded?.problem]).to.deep.equal([false, 'broken']);
    expect(readFileSync(file(), 'utf8')).not.to.include('s3cr3t-value-one');
  });

  it('keeps nothing of coded bytes that stand outside of a broken framing', async () => {
    const bytes = gzipSync(secretText);
    const head = 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\n';
    const raw = Buffer.concat([Buffer.from(head), bytes]);
    const headers = new HeaderList([{ name: 'content-encoding', value: 'gzip' }]);
    const body = contentBody(bytes, headers, decodeWithin(1000));
    const read = await scrubbed({ headers, raw, body });
    expect(Buffer.from(read?.raw ?? []).includes(bytes.subarray(4, 12))).to.equal(false);
    expect(readFraming(read?.raw ?? new Uint8Array(), 'GET').surplus).to.equal(bytes.length - 3);
  });

  it('scrubs coded content of a request', async () => {
    const headers = new HeaderList([{ name: 'content-encoding', value: 'gzip' }]);
    const body = contentBody(gzipSync(secretText), headers, decodeWithin(1000));
    const [read] = await recorded(
      [made({ request: { ...base.request, method: 'POST', headers, body } })],
      new ShapeRedactor({ salt: 'a salt' }),
    );
    expect(read?.request.body.text).to.match(/^\{"clientSecret":"(?!s3cr3t)/);
    expect(read?.request.body.coded?.codings).to.deep.equal(['gzip']);
  });

  const wide = [
    ['utf-16le', (text: string) => Buffer.from(text, 'utf16le')],
    ['utf-16be', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ] as const;
  for (const [charset, encode] of wide) {
    it(`scrubs ${charset}`, async () => {
      const bytes = encode('{"name":"é","clientSecret":"s3cr3t-välue-one"}');
      const { headers, raw } = coming('content-type', `text/plain;charset=${charset}`, bytes);
      const read = await scrubbed({ headers, raw, body: Body.ofBytes(bytes) });
      const text = new TextDecoder(charset).decode(read?.body.bytes);
      expect(text).to.match(/^\{"name":"é","clientSecret":"(?!s3cr3t)[a-z]\d[a-z]{2}\d[a-z]-/);
      expect(Buffer.from(read?.raw ?? []).includes(encode('s3cr3t'))).to.equal(false);
    });
  }

  it('keeps UTF-16 that hides no secret', async () => {
    const bytes = Buffer.from('{"name":"n"}', 'utf16le');
    const redactor = new ShapeRedactor({ salt: 'a salt' });
    const [read] = await recorded([answered({ body: Body.ofBytes(bytes) })], redactor);
    expect(hex(read?.response?.body.bytes)).to.equal(hex(bytes));
  });
});

describe('writeExchangeLine', () => {
  it('writes one line that readExchangeLine gives back', () => {
    const exchange = made({ purpose: 'deleted', interaction: 'i\n' });
    const line = writeExchangeLine(exchange, nothing);
    const read = readExchangeLine(line);
    expect([line.includes('\n'), read && plain(read)]).to.deep.equal([false, plain(exchange)]);
  });
});

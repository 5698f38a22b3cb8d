import { Zip, ZipDeflate } from 'fflate';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { MAIN, type Sandbox } from './spawn.testing.js';

const BASE = 'https://t.example/a/oidc-provider/api/v0/institutions/i1/partner-clients/p1';
const START = Date.UTC(2026, 0, 1);
const JSON_TYPE = [{ name: 'Content-Type', value: 'application/json' }];

/** One line of a recording; every exchange takes two milliseconds. */
const entryOf = (
  at: number,
  [method, url]: readonly [string, string],
  answer: { status: number; text: string },
  sent?: string,
) => ({
  startedDateTime: new Date(START + at).toISOString(),
  time: 2,
  request: {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    headers: [
      { name: 'Authorization', value: 'Bearer x' },
      ...(sent === undefined ? [] : JSON_TYPE),
    ],
    bodySize: sent?.length ?? 0,
    ...(sent === undefined ? {} : { postData: { mimeType: 'application/json', text: sent } }),
  },
  response: {
    status: answer.status,
    httpVersion: 'HTTP/1.1',
    headers: answer.status === 204 ? [] : JSON_TYPE,
    content: { size: answer.text.length, mimeType: 'application/json', text: answer.text },
    bodySize: answer.text.length,
  },
});

/** The life of one client, in five exchanges; `step` milliseconds from one to the next. */
export function* livesOf(count: number, step = 10): Generator<string> {
  for (let life = 0; life < count; life += 1) {
    const id = `c${life}`;
    const sent = { name: `n${life}`, redirectUris: ['https://a.example/cb'] };
    const client = { client: { clientId: id, clientSecret: `secret-of-${life}-and-so-on` } };
    const row = { clientId: id, ...sent };
    const [body, own] = [JSON.stringify(sent), `${BASE}/${id}`];
    const at = (index: number) => (life * 5 + index) * step;
    const done = { status: 204, text: '' };
    yield* [
      entryOf(at(0), ['POST', BASE], { status: 200, text: JSON.stringify(client) }, body),
      entryOf(at(1), ['GET', BASE], { status: 200, text: JSON.stringify([row]) }),
      entryOf(at(2), ['GET', own], { status: 200, text: JSON.stringify(row) }),
      entryOf(at(3), ['PUT', own], done, body),
      entryOf(at(4), ['DELETE', own], done),
    ].map((entry) => JSON.stringify(entry));
  }
}

/** Entries of other hosts, each with that many bytes of content. */
export function* foreign(count: number, bytes: number): Generator<string> {
  const text = 'x'.repeat(bytes);
  for (let index = 0; index < count; index += 1)
    yield JSON.stringify(
      entryOf(index, ['GET', `https://o${index % 50}.example/${index}`], { status: 200, text }),
    );
}

/** A get whose answer has that many megabytes, in pieces. */
export function* oneBody(megabytes: number): Generator<string> {
  const [before, after] = JSON.stringify(
    entryOf(25, ['GET', `${BASE}/c0`], { status: 200, text: '@' }),
  ).split('@');
  yield before ?? '';
  for (let index = 0; index < megabytes; index += 1) yield 'y'.repeat(1 << 20);
  yield after ?? '';
}

export function* har(...lists: readonly Iterable<string>[]): Generator<string> {
  let separator = '{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[';
  for (const list of lists)
    for (const entry of list) {
      yield `${separator}${entry}`;
      separator = ',';
    }
  yield ']}}';
}

/** An archive with that text as its only file. */
function* zipped(pieces: Iterable<string>): Generator<Uint8Array> {
  const out: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    out.push(chunk);
  });
  const entry = new ZipDeflate('large.har', { level: 1 });
  zip.add(entry);
  for (const piece of pieces) {
    entry.push(Buffer.from(piece));
    yield* out.splice(0);
  }
  entry.push(new Uint8Array(), true);
  zip.end();
  yield* out;
}

export interface Measured {
  readonly code: number | null;
  readonly said: string;
  /** At its peak. */
  readonly megabytes: number;
  readonly seconds: number;
}

const TELLS = `data:text/javascript,process.on('exit',()=>{
  const {maxRSS,userCPUTime}=process.resourceUsage();console.error('used '+maxRSS+' '+userCPUTime)})`;

export interface Measuring {
  /** On standard input. */
  readonly piped?: boolean;
  readonly packed?: 'gzip' | 'zip';
  /** Options of Node. */
  readonly node?: readonly string[];
}

/** What it takes to check a recording, by its name or on standard input; the next one overwrites it. */
export const measured = async (
  sandbox: Sandbox,
  pieces: Iterable<string>,
  { piped = false, packed, node = [] }: Measuring = {},
): Promise<Measured> => {
  const file = join(sandbox.folder, 'large.har');
  const out = createWriteStream(file);
  if (packed === 'gzip') await pipeline(Readable.from(pieces), createGzip({ level: 1 }), out);
  else await pipeline(Readable.from(packed === 'zip' ? zipped(pieces) : pieces), out);
  const command = [process.execPath, '--import', TELLS, ...node, MAIN, 'check'];
  const { ended } = piped
    ? sandbox.spawn('/bin/sh', ['-c', 'exec "$@" <large.har', 'sh', ...command, '-', '--quiet'])
    : sandbox.spawn(process.execPath, [...command.slice(1), file, '--quiet']);
  const { code, stdout, stderr } = await ended;
  const [, rss = 'NaN', cpu = 'NaN'] = /used (\d+) (\d+)/.exec(stderr) ?? [];
  const said = stdout + stderr;
  return { code, said, megabytes: Number(rss) / 1024, seconds: Number(cpu) / 1e6 };
};

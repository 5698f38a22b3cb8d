import type { Framing, FramingProblem, Span } from '../model/http/framing.js';
import type { Header } from '../model/http/headers.js';
import {
  CR,
  LF,
  readFields,
  readHead,
  trimSpace,
  Cursor,
  type Head,
  type StatusLine,
} from './framing-head.js';

/** All that is read of an answer on the way. */
export interface FramedAnswer extends Framing {
  /** Of the final answer: informational ones (RFC 9110 §15.2) before it are passed over. */
  readonly statusLine?: StatusLine | undefined;
  readonly headers: readonly Header[];
  /** Trailer fields of a chunked body (RFC 9112 §7.1.2). */
  readonly trailers: readonly Header[];
  /** What ends the body (§6.3). */
  readonly endsBy: 'head' | 'length' | 'chunks' | 'close';
  /** Bytes of content, chunk framing taken off; of what came, where not all came. */
  readonly bodyLength: number;
}

/**
 * Reads the bytes that a connection carried for one answer, strictly by RFC 9112: the length of the body
 * by §6.3, chunks by §7.1. One pass; never throws.
 * @param method of the request: HEAD is answered without content
 */
export const readFraming = (raw: Uint8Array, method: string): FramedAnswer => {
  const cursor = new Cursor(raw);
  let head = readHead(cursor);
  while (isInformational(head.statusLine) && head.problem === undefined) head = readHead(cursor);
  const body = head.stopped ? NOTHING : readBody(cursor, head, method);
  const surplus = head.stopped || body.stopped ? 0 : raw.length - cursor.at;
  const problem = head.problem ?? body.problem ?? followedBy(surplus, body.endsBy, head, method);
  const { statusLine, headers } = head;
  const { endsBy, content, trailers } = body;
  const bodyLength = content.reduce((sum, { start, end }) => sum + end - start, 0);
  return { statusLine, headers, trailers, endsBy, content, bodyLength, problem, surplus };
};

/** The content of an answer: what `readFraming` found, put together. */
export const contentOf = (raw: Uint8Array, framing: FramedAnswer): Uint8Array => {
  const bytes = new Uint8Array(framing.bodyLength);
  let at = 0;
  for (const { start, end } of framing.content) {
    bytes.set(raw.subarray(start, end), at);
    at += end - start;
  }
  return bytes;
};

const isInformational = (line: StatusLine | undefined): boolean =>
  line !== undefined && line.status < 200 && line.status >= 100 && line.status !== 101;

interface ReadBody {
  readonly endsBy: FramedAnswer['endsBy'];
  readonly content: readonly Span[];
  readonly trailers: readonly Header[];
  readonly problem?: FramingProblem | undefined;
  readonly stopped: boolean;
}

const NOTHING: ReadBody = { endsBy: 'head', content: [], trailers: [], stopped: false };

const hasNoContent = (status: number, method: string): boolean =>
  method === 'HEAD' || status === 204 || status === 304 || status < 200;

/** RFC 9112 §6.3, rule by rule. */
const readBody = (cursor: Cursor, head: Head, method: string): ReadBody => {
  const codings = listOf(head.headers, 'transfer-encoding');
  const lengths = listOf(head.headers, 'content-length');
  const status = head.statusLine?.status ?? 0;
  noteCodings(cursor, codings, lengths.length > 0, status);
  if (hasNoContent(status, method)) return { ...NOTHING, problem: cursor.problem };
  if (codings.at(-1)?.toLowerCase() === 'chunked') return readChunks(cursor);
  if (codings.length > 0 || lengths.length === 0) return untilClose(cursor);
  const length = readLength(cursor, lengths);
  return length === undefined ? untilClose(cursor) : takeLength(cursor, length);
};

const noteCodings = (
  cursor: Cursor,
  codings: readonly string[],
  hasLength: boolean,
  status: number,
): void => {
  if (codings.length === 0) return;
  if (status < 200 || status === 204)
    cursor.note('coding-without-content', `Transfer-Encoding stands in an answer ${status}`);
  if (hasLength)
    cursor.note('length-and-coding', 'Content-Length and Transfer-Encoding are both there');
  const chunked = codings.filter((coding) => coding.toLowerCase() === 'chunked').length;
  if (chunked > 1) cursor.note('coding-invalid', 'the body is chunked more than once');
  if (chunked === 1 && codings.at(-1)?.toLowerCase() !== 'chunked')
    cursor.note('coding-invalid', 'chunked is not the last transfer coding');
};

const listOf = (headers: readonly Header[], name: string): readonly string[] =>
  headers
    .filter((header) => header.name.toLowerCase() === name)
    .flatMap(({ value }) => value.split(',').map(trimSpace));

const readLength = (cursor: Cursor, lengths: readonly string[]): number | undefined => {
  const [first = ''] = lengths;
  if (!lengths.every((length) => /^\d{1,15}$/.test(length))) {
    cursor.note('length-invalid', 'Content-Length is no number');
    return undefined;
  }
  if (lengths.length === 1) return Number(first);
  const differ = lengths.some((length) => Number(length) !== Number(first));
  const words = differ ? 'with different values' : 'with the same value';
  cursor.note('length-repeated', `Content-Length stands there ${lengths.length} times, ${words}`);
  return differ ? undefined : Number(first);
};

const untilClose = (cursor: Cursor): ReadBody => {
  const span = { start: cursor.at, end: cursor.raw.length };
  cursor.at = cursor.raw.length;
  const { problem } = cursor;
  return { endsBy: 'close', content: [span], trailers: [], problem, stopped: false };
};

const takeLength = (cursor: Cursor, length: number): ReadBody => {
  const came = cursor.raw.length - cursor.at;
  if (came < length)
    cursor.note('body-short', `Content-Length says ${length} bytes, and ${came} came`);
  const span = { start: cursor.at, end: cursor.at + Math.min(length, came) };
  cursor.at = span.end;
  const { problem } = cursor;
  return { endsBy: 'length', content: [span], trailers: [], problem, stopped: false };
};

const readChunks = (cursor: Cursor): ReadBody => {
  const content: Span[] = [];
  const whole = readChunkList(cursor, content);
  const trailers = whole ? readFields(cursor) : { fields: [], finished: true };
  if (!trailers.finished) cursor.note('chunks-unfinished', 'the trailer section has no end');
  return {
    endsBy: 'chunks',
    content,
    trailers: trailers.fields,
    problem: cursor.problem,
    stopped: !whole || !trailers.finished,
  };
};

/** @returns whether the last chunk came */
const readChunkList = (cursor: Cursor, content: Span[]): boolean => {
  for (;;) {
    const size = readChunkSize(cursor);
    if (size === undefined) return false;
    if (size === 0) return true;
    const came = cursor.raw.length - cursor.at;
    const span = { start: cursor.at, end: cursor.at + Math.min(size, came) };
    content.push(span);
    cursor.at = span.end;
    if (came < size + 2) {
      cursor.note('chunks-unfinished', `a chunk of ${size} bytes breaks off`);
      return false;
    }
    if (cursor.raw[cursor.at] !== CR || cursor.raw[cursor.at + 1] !== LF) {
      cursor.note('chunk-malformed', `no CRLF follows a chunk of ${size} bytes`);
      return false;
    }
    cursor.at += 2;
  }
};

const readChunkSize = (cursor: Cursor): number | undefined => {
  const line = cursor.line();
  if (line === undefined) {
    cursor.note('chunks-unfinished', 'the bytes end before the last chunk');
    return undefined;
  }
  const [, digits] = /^([0-9a-f]{1,12})(?:[ \t]*;.*)?$/is.exec(line) ?? [];
  if (digits === undefined) {
    cursor.note('chunk-malformed', 'the line before a chunk is no size in hexadecimal digits');
    return undefined;
  }
  return parseInt(digits, 16);
};

const followedBy = (
  surplus: number,
  endsBy: FramedAnswer['endsBy'],
  head: Head,
  method: string,
): FramingProblem | undefined => {
  if (surplus === 0) return undefined;
  const bytes = surplus === 1 ? '1 byte follows' : `${surplus} bytes follow`;
  const what: Record<FramedAnswer['endsBy'], string> = {
    head:
      method === 'HEAD'
        ? 'the header section of an answer to HEAD'
        : `the header section of an answer ${head.statusLine?.status ?? ''}`.trimEnd(),
    length: 'the bytes that Content-Length speaks of',
    chunks: 'the last chunk',
    close: 'the end',
  };
  return { fault: 'bytes-follow', message: `${bytes} ${what[endsBy]}` };
};

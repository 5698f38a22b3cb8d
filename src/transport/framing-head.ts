import type { FramingProblem } from '../model/http/framing.js';
import type { Header } from '../model/http/headers.js';

/** What can be wrong with the framing of an answer (RFC 9112). */
export type FramingFault =
  /** The bytes end before the header section does. */
  | 'head-unfinished'
  /** No `HTTP/1.x NNN reason` (RFC 9112 §4). */
  | 'status-line-malformed'
  /** The space after the status code is missing; it must be there without a reason too (§4). */
  | 'status-line-without-space'
  /** A line ends with LF alone, or holds a CR of its own (§2.2). */
  | 'line-ending'
  /** A field line is no `name: value`, or is folded (§5). */
  | 'header-malformed'
  /** Content-Length is no number (§6.2). */
  | 'length-invalid'
  /** Content-Length stands there more than once (RFC 9110 §8.6). */
  | 'length-repeated'
  /** Content-Length beside Transfer-Encoding (§6.2). */
  | 'length-and-coding'
  /** Transfer-Encoding with a status that has no content (§6.1). */
  | 'coding-without-content'
  /** Chunked is not the last coding, or is applied twice (§6.1). */
  | 'coding-invalid'
  /** A chunk is not `size CRLF data CRLF` (§7.1). */
  | 'chunk-malformed'
  /** The bytes end before the last chunk and the trailer section do (§8). */
  | 'chunks-unfinished'
  /** Fewer bytes than Content-Length says (§8). */
  | 'body-short'
  /** More bytes follow than the answer has (§6.3). */
  | 'bytes-follow';

export interface StatusLine {
  /** `HTTP/1.1` */
  readonly version: string;
  readonly status: number;
  readonly reason: string;
}

export const LF = 10;
export const CR = 13;
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

/** Reads raw bytes from the front, and keeps the first thing that is wrong with them. */
export class Cursor {
  at = 0;
  problem: FramingProblem | undefined;
  readonly raw: Uint8Array;

  constructor(raw: Uint8Array) {
    this.raw = raw;
  }

  note(fault: FramingFault, message: string): void {
    this.problem ??= { fault, message };
  }

  /** The next line without its end, as Latin-1 (RFC 9112 §2.2); undefined where no line feed comes. */
  line(): string | undefined {
    const feed = this.raw.indexOf(LF, this.at);
    if (feed === -1) return undefined;
    const hasReturn = feed > this.at && this.raw[feed - 1] === CR;
    const text = latin1(this.raw, this.at, hasReturn ? feed - 1 : feed);
    if (!hasReturn) this.note('line-ending', 'a line ends with LF alone');
    else if (text.includes('\r')) this.note('line-ending', 'a line holds a CR of its own');
    this.at = feed + 1;
    return text;
  }
}

const latin1 = (bytes: Uint8Array, from: number, to: number): string => {
  let text = '';
  for (let at = from; at < to; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 4096)));
  return text;
};

/** Status line and header section of an answer. */
export interface Head {
  readonly statusLine?: StatusLine | undefined;
  readonly headers: readonly Header[];
  readonly problem?: FramingProblem | undefined;
  /** Nothing after this point can be read. */
  readonly stopped: boolean;
}

export const readHead = (cursor: Cursor): Head => {
  const first = cursor.line();
  if (first === undefined) {
    const rest = cursor.raw.length - cursor.at;
    cursor.note('head-unfinished', `${rest} bytes came, and no status line`);
    return { headers: [], problem: cursor.problem, stopped: true };
  }
  const statusLine = readStatusLine(cursor, first);
  if (!statusLine) return { headers: [], problem: cursor.problem, stopped: true };
  const headers = readFields(cursor);
  if (headers.finished)
    return { statusLine, headers: headers.fields, problem: cursor.problem, stopped: false };
  cursor.note('head-unfinished', 'the header section has no end');
  return { statusLine, headers: headers.fields, problem: cursor.problem, stopped: true };
};

const readStatusLine = (cursor: Cursor, line: string): StatusLine | undefined => {
  const [, version, code, rest = ''] = /^(HTTP\/\d\.\d) (\d{3})(?!\d)(.*)$/s.exec(line) ?? [];
  if (version === undefined || code === undefined || !/^( |$)/.test(rest)) {
    cursor.note('status-line-malformed', 'the first line is no HTTP/1.1 status line');
    return undefined;
  }
  if (rest === '')
    cursor.note('status-line-without-space', 'no space follows the status code in the status line');
  return { version, status: Number(code), reason: rest.slice(1) };
};

/** Field lines up to the empty line (RFC 9112 §5): a header or trailer section. */
export const readFields = (
  cursor: Cursor,
): { readonly fields: readonly Header[]; readonly finished: boolean } => {
  const fields: Header[] = [];
  for (let line = cursor.line(); line !== undefined; line = cursor.line()) {
    if (line === '') return { fields, finished: true };
    const field = readField(cursor, line);
    if (field) fields.push(field);
  }
  return { fields, finished: false };
};

const readField = (cursor: Cursor, line: string): Header | undefined => {
  if (line.startsWith(' ') || line.startsWith('\t')) {
    cursor.note('header-malformed', 'a field is folded over two lines');
    return undefined;
  }
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0));
  if (!TOKEN.test(name)) {
    cursor.note('header-malformed', 'a line of the header section is no `name: value`');
    return undefined;
  }
  return { name, value: trimSpace(line.slice(colon + 1)) };
};

/** Takes optional white space (RFC 9110 §5.6.3) off both ends, in linear time. */
export const trimSpace = (value: string): string => {
  let [start, end] = [0, value.length];
  while (start < end && isSpace(value.charCodeAt(start))) start += 1;
  while (end > start && isSpace(value.charCodeAt(end - 1))) end -= 1;
  return value.slice(start, end);
};

const isSpace = (code: number): boolean => code === 32 || code === 9;

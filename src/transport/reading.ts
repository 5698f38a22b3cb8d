import type { Dispatcher } from 'undici';
import type { Body } from '../model/body.js';
import type { HttpResponse, TransportFailure } from '../model/exchange.js';
import type { Decode } from '../model/http/coding.js';
import { contentBody } from './coding.js';
import { contentOf, type FramedAnswer, readFraming } from './framing.js';
import { HeaderList } from '../model/http/headers.js';
import type { Sent } from '../model/transport.js';
import { failureOf } from './failure.js';
import type { Capture } from './tap.js';

/** Milliseconds since the epoch, with fractions. */
export const now = (): number => performance.timeOrigin + performance.now();

interface Head {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderList;
}

/** What undici makes of an answer. */
export class Reading implements Dispatcher.DispatchHandler {
  readonly done: Promise<void>;
  readonly #method: string;
  readonly #begin: () => void;
  readonly #decode: Decode;
  #finish: () => void = () => undefined;
  #head: Head | undefined;
  readonly #chunks: Buffer[] = [];
  startedAt: number | undefined;
  #endedAt: number | undefined;
  error: Error | undefined;

  /** @param method of the request */
  constructor(method: string, begin: () => void, decode: Decode) {
    this.#method = method;
    this.#begin = begin;
    this.#decode = decode;
    this.done = new Promise((resolve) => (this.#finish = resolve));
  }

  onRequestStart(): void {
    this.startedAt = now();
    this.#begin();
  }

  onResponseStart(
    { rawHeaders }: Dispatcher.DispatchController,
    status: number,
    _headers: unknown,
    reason = '',
  ): void {
    if (status >= 200) this.#head = { status, reason, headers: headerList(rawHeaders) };
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#endedAt = now();
    this.#finish();
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.error = error;
    this.#endedAt ??= now();
    this.#finish();
  }

  /** @param framing what the bytes say, where undici would not take them */
  sent(capture: Capture, framing: FramedAnswer, error: unknown): Sent {
    const endedAt = this.#endedAt ?? now();
    const startedAt = this.startedAt ?? endedAt;
    const response = this.#response(capture) ?? this.#unread(capture, framing);
    if (error === undefined) return { startedAt, endedAt, response };
    const failure = framedFailure(failureOf(error, response !== undefined), capture, framing);
    return { startedAt, endedAt, response, failure };
  }

  #response(capture: Capture): HttpResponse | undefined {
    if (!this.#head) return undefined;
    const body = contentBody(Buffer.concat(this.#chunks), this.#head.headers, this.#decode);
    return answer(this.#head, body, capture, this.#method);
  }

  /** An answer that undici would not take: what can be read of it. */
  #unread(capture: Capture, framing: FramedAnswer): HttpResponse | undefined {
    if (framing.statusLine === undefined) return undefined;
    const { status, reason } = framing.statusLine;
    const headers = new HeaderList(framing.headers);
    const body = contentBody(contentOf(capture.bytes, framing), headers, this.#decode);
    return answer({ status, reason, headers }, body, capture, this.#method);
  }
}

/** `raw` is read late, so that bytes which come after the answer are in it. */
const answer = (head: Head, body: Body, capture: Capture, method: string): HttpResponse => ({
  ...head,
  body,
  get raw() {
    return capture.bytes;
  },
  get framing() {
    return readFraming(capture.bytes, method);
  },
});

/** Where the bytes themselves are at fault, the failure says in which way. */
const framedFailure = (
  failure: TransportFailure,
  capture: Capture,
  { problem }: FramedAnswer,
): TransportFailure =>
  problem === undefined || capture.size === 0 || !BY_BYTES.has(failure.code)
    ? failure
    : isAlert(capture.bytes)
      ? { ...failure, code: 'tls-port', message: 'the port speaks TLS' }
      : { ...failure, code: 'protocol', message: problem.message };

/** A TLS record with an alert in it (RFC 8446 §5.1, §6): what a TLS port makes of plain HTTP. */
const isAlert = (bytes: Uint8Array): boolean =>
  bytes.length === 7 && bytes[0] === 21 && bytes[1] === 3 && bytes[3] === 0 && bytes[4] === 2;

/** The failures that undici and the socket see; the others are our own limits. */
const BY_BYTES: ReadonlySet<string> = new Set(['reset', 'protocol']);

const headerList = (raw: Dispatcher.DispatchController['rawHeaders']): HeaderList => {
  const texts = Array.isArray(raw) ? raw.map((item) => item.toString('latin1')) : [];
  const entries = [];
  for (let at = 0; at + 1 < texts.length; at += 2)
    entries.push({ name: texts[at] ?? '', value: texts[at + 1] ?? '' });
  return new HeaderList(entries);
};

import type { Body } from '../model/body.js';
import type { RunFooter } from '../model/evidence.js';
import type { Exchange, HttpRequest, HttpResponse } from '../model/exchange.js';
import type { Framing } from '../model/http/framing.js';
import { codingsOf } from '../model/http/coding.js';
import type { Header, HeaderList } from '../model/http/headers.js';
import type { Redactor } from '../model/redactor.js';

/** What only the end of a run can tell of it. */
export interface EntryEnd {
  /** Why it ended early. */
  readonly cutShort?: string | undefined;
  readonly footer?: RunFooter | undefined;
}

/**
 * The HAR 1.2 entry of an exchange, redacted. What a plain entry has no place for stands in fields with an
 * underscore: `_exchange` (times with fractions, target as it was, probe, purpose, failure, and, of
 * the last one, how the run ended), `_raw` (all
 * bytes of the connection) and `_exact` (the text is the very bytes, in UTF-8).
 */
export const entryOf = (
  exchange: Exchange,
  redactor: Redactor,
  { cutShort, footer }: EntryEnd = {},
): object => {
  redactor.learnFrom(exchange);
  const { request, response, startedAt, endedAt } = exchange;
  const time = endedAt - startedAt;
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time,
    request: requestEntry(request, redactor),
    response: response ? responseEntry(response, redactor) : NO_RESPONSE,
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    _exchange: {
      ...ownEntry(exchange, redactor),
      ...(cutShort !== undefined && { cutShort: redactor.text(cutShort) }),
      ...(footer && { footer: redactedFooter(footer, redactor) }),
    },
  };
};

const redactedFooter = (footer: RunFooter, redactor: Redactor): object => ({
  ...footer,
  probes: footer.probes.map((each) => ({ ...each, reason: redactor.text(each.reason) })),
  leftovers: footer.leftovers.map((each) => ({ ...each, reason: redactor.text(each.reason) })),
});

const ownEntry = (exchange: Exchange, redactor: Redactor): object => {
  const { id, startedAt, endedAt, precisionMs, request, failure, probe, purpose } = exchange;
  return {
    id,
    startedAt,
    endedAt,
    precisionMs,
    probe,
    purpose,
    interaction: exchange.interaction,
    ...(exchange.isRetried && { isRetried: true }),
    origin: request.origin,
    target: redactor.redact(request.target),
    prefix: request.prefix && redactor.redact(request.prefix),
    failure: failure && { ...failure, message: redactor.text(failure.message) },
  };
};

const requestEntry = (request: HttpRequest, redactor: Redactor): object => {
  const { method, origin, target, headers, body } = request;
  return {
    method,
    url: redactor.redact(`${origin}${target}`),
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: redactor.redactHeaders(headers.entries),
    queryString: queryOf(redactor.redact(target)),
    headersSize: -1,
    bodySize: wireSize(body),
    ...(!body.isKept && { _notKept: true }),
    ...((!body.isEmpty || body.coded) && {
      postData: {
        mimeType: headers.get('content-type') ?? '',
        params: [],
        ...contentEntry(body, redactor),
      },
    }),
  };
};

const queryOf = (target: string): readonly Header[] => {
  const at = target.indexOf('?');
  return at === -1
    ? []
    : [...new URLSearchParams(target.slice(at))].map(([name, value]) => ({ name, value }));
};

const NO_RESPONSE = {
  status: 0,
  statusText: '',
  httpVersion: '',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: '' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
};

const responseEntry = (response: HttpResponse, redactor: Redactor): object => {
  const { status, reason, headers, body, raw, framing } = response;
  const { coded } = body;
  const isSealed = isUnread(body, headers);
  return {
    status,
    statusText: redactor.text(reason),
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: redactor.redactHeaders(headers.entries),
    content: {
      size: body.isKept ? body.size : -1,
      ...(body.isKept && coded && { compression: body.size - coded.size }),
      mimeType: headers.get('content-type') ?? '',
      ...(!isSealed && contentEntry(body, redactor)),
    },
    redirectURL: redactor.redact(headers.get('location') ?? ''),
    headersSize: -1,
    bodySize: wireSize(body),
    ...(raw &&
      framing && {
        _raw: Buffer.from(
          coded || isSealed
            ? withoutContent(raw, framing, redactor)
            : redactRaw(raw, framing, redactor),
        ).toString('base64'),
      }),
  };
};

/** Whether coded bytes stand there that nobody tried to decode: what secrets they hold nobody sees. */
const isUnread = (body: Body, headers: HeaderList): boolean =>
  !body.coded && body.isUtf8 === false && codingsOf(headers).length > 0;

const wireSize = (body: Body): number => body.coded?.size ?? (body.isKept ? body.size : -1);

/** `_coded`: the content was coded on the wire; what stands here is decoded, or it could not be. */
const contentEntry = (body: Body, redactor: Redactor): object => ({
  ...(body.isKept && textEntry(body, redactor)),
  ...(body.coded && { _coded: body.coded }),
});

const textEntry = (body: Body, redactor: Redactor): object => {
  if (body.bytes === undefined) return { text: redactor.redact(body.text) };
  if (body.isUtf8) return { text: redactor.redact(body.text), _exact: true };
  const bytes = redactBytes(body.bytes, redactor);
  return { text: Buffer.from(bytes).toString('base64'), encoding: 'base64' };
};

/** By name, then by value: names are ASCII, so Latin-1 shows them whatever the bytes are. */
const redactBytes = (bytes: Uint8Array, redactor: Redactor): Uint8Array => {
  const narrow = bytes.includes(0) ? redactWide(bytes, redactor) : bytes;
  const text = redactor.redact(Buffer.from(narrow).toString('latin1'));
  return redactor.bytes(Buffer.from(text, 'latin1'));
};

/** The same for bytes that may be UTF-16, in either order; where they are none, no secret stands in what it reads. */
const redactWide = (bytes: Uint8Array, redactor: Redactor): Uint8Array => {
  const even = bytes.length - (bytes.length % 2);
  const result = Buffer.from(bytes);
  const units = result.subarray(0, even);
  for (const isBigEndian of [false, true]) {
    if (isBigEndian) units.swap16();
    const text = units.toString('utf16le');
    const redacted = redactor.redact(text);
    if (redacted !== text) units.write(redacted, 'utf16le');
    if (isBigEndian) units.swap16();
  }
  return result;
};

/** The framing stays as it is. The content is redacted as one, for a chunk may end within a secret. */
const redactRaw = (raw: Uint8Array, framing: Framing, redactor: Redactor): Uint8Array => {
  const parts = framing.content.map(({ start, end }) => raw.subarray(start, end));
  const content = redactBytes(Buffer.concat(parts), redactor);
  const start = framing.content[0]?.start ?? raw.length - framing.surplus;
  const rest = redactBytes(raw.subarray(start), redactor);
  const result = Buffer.concat([headBytes(raw.subarray(0, start), redactor), rest]);
  let at = 0;
  for (const { start: from, end } of framing.content) {
    result.set(content.subarray(at, at + end - from), from);
    at += end - from;
  }
  return result;
};

/**
 * The framing of coded content, with other bytes in it: what secrets they hold nobody sees. Where the framing is
 * wrong, the content may stand anywhere behind the head.
 */
const withoutContent = (raw: Uint8Array, framing: Framing, redactor: Redactor): Uint8Array => {
  const start = framing.content[0]?.start ?? raw.length - framing.surplus;
  const rest = Buffer.from(raw.subarray(start));
  for (const { start: from, end } of framing.content) rest.fill(FILLER, from - start, end - start);
  if (framing.problem) rest.forEach((byte, at) => (rest[at] = OF_CHUNKS.has(byte) ? byte : FILLER));
  const tail = framing.problem ? rest : redactBytes(rest, redactor);
  return Buffer.concat([headBytes(raw.subarray(0, start), redactor), tail]);
};

/** A letter that is no hexadecimal digit. */
const FILLER = 0x78;
/** Sizes of chunks and line ends. */
const OF_CHUNKS: ReadonlySet<number> = new Set(Buffer.from('\r\n0123456789abcdefABCDEF'));

const headBytes = (head: Uint8Array, redactor: Redactor): Uint8Array =>
  Buffer.from(redactHead(Buffer.from(head).toString('latin1'), redactor), 'latin1');

const redactHead = (head: string, redactor: Redactor): string =>
  head
    .split('\n')
    .map((line) => {
      const colon = line.indexOf(':');
      if (colon < 1) return redactor.text(line);
      const [field] = redactor.redactHeaders([
        { name: line.slice(0, colon), value: line.slice(colon + 1) },
      ]);
      return field ? `${field.name}:${field.value}` : line;
    })
    .join('\n');

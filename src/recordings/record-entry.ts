import type { Body } from '../model/body.js';
import type { Exchange, HttpRequest, HttpResponse } from '../model/exchange.js';
import { contentOf, readFraming } from '../model/http/framing.js';
import type { Header } from '../model/http/headers.js';
import type { Redactor } from '../model/redactor.js';

/**
 * The HAR 1.2 entry of an exchange, redacted. What a plain entry has no place for stands in fields with an
 * underscore: `_exchange` (times with fractions, target as it was, probe, purpose, failure, and why the
 * run ended early), `_raw` (all
 * bytes of the connection) and `_exact` (the text is the very bytes, in UTF-8).
 */
export const entryOf = (exchange: Exchange, redactor: Redactor, cutShort?: string): object => {
  redactor.learnFrom(exchange);
  const { request, response, startedAt, endedAt } = exchange;
  const time = endedAt - startedAt;
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time,
    request: requestEntry(request, redactor),
    response: response ? responseEntry(response, request.method, redactor) : NO_RESPONSE,
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    _exchange: {
      ...ownEntry(exchange, redactor),
      ...(cutShort !== undefined && { cutShort: redactor.text(cutShort) }),
    },
  };
};

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
    bodySize: body.isKept ? body.size : -1,
    ...(!body.isKept && { _notKept: true }),
    ...(!body.isEmpty && {
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

const responseEntry = (response: HttpResponse, method: string, redactor: Redactor): object => {
  const { status, reason, headers, body, raw } = response;
  const isSealed = isCoded(body, headers.get('content-encoding')) || hidesSecret(body, redactor);
  return {
    status,
    statusText: redactor.text(reason),
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: redactor.redactHeaders(headers.entries),
    content: {
      size: body.isKept ? body.size : -1,
      mimeType: headers.get('content-type') ?? '',
      ...(body.isKept && !isSealed && contentEntry(body, redactor)),
    },
    redirectURL: redactor.redact(headers.get('location') ?? ''),
    headersSize: -1,
    bodySize: body.isKept ? body.size : -1,
    ...(raw &&
      !isSealed && { _raw: Buffer.from(redactRaw(raw, method, redactor)).toString('base64') }),
  };
};

const contentEntry = (body: Body, redactor: Redactor): object => {
  if (body.bytes === undefined) return { text: redactor.redact(body.text) };
  if (body.isUtf8) return { text: redactor.redact(body.text), _exact: true };
  const bytes = redactBytes(body.bytes, redactor);
  return { text: Buffer.from(bytes).toString('base64'), encoding: 'base64' };
};

/** Whether a content coding keeps us from seeing what secrets the bytes hold. */
const isCoded = (body: Body, coding: string | undefined): boolean => {
  const isPlain = coding === undefined || coding.trim().toLowerCase() === 'identity';
  return !isPlain && body.bytes !== undefined && !body.isUtf8;
};

/** Whether a secret stands in the bytes read as UTF-16, in either order. */
const hidesSecret = ({ bytes }: Body, redactor: Redactor): boolean => {
  if (bytes?.includes(0) !== true) return false;
  return ['utf-16le', 'utf-16be'].some((charset) => {
    const text = new TextDecoder(charset).decode(bytes);
    return redactor.redact(text) !== text;
  });
};

/** By name, then by value: names are ASCII, so Latin-1 shows them whatever the bytes are. */
const redactBytes = (bytes: Uint8Array, redactor: Redactor): Uint8Array => {
  const text = redactor.redact(Buffer.from(bytes).toString('latin1'));
  return redactor.bytes(Buffer.from(text, 'latin1'));
};

/** The framing stays as it is. The content is redacted as one, for a chunk may end within a secret. */
export const redactRaw = (raw: Uint8Array, method: string, redactor: Redactor): Uint8Array => {
  const framing = readFraming(raw, method);
  const content = redactBytes(contentOf(raw, framing), redactor);
  const start = framing.content[0]?.start ?? raw.length - framing.surplus;
  const head = redactHead(Buffer.from(raw.subarray(0, start)).toString('latin1'), redactor);
  const rest = redactBytes(raw.subarray(start), redactor);
  const result = Buffer.concat([Buffer.from(head, 'latin1'), rest]);
  let at = 0;
  for (const { start: from, end } of framing.content) {
    result.set(content.subarray(at, at + end - from), from);
    at += end - from;
  }
  return result;
};

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

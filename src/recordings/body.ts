import { isUtf8 } from 'node:buffer';
import { Body, type Coded, EMPTY_BODY, UNDECODED } from '../model/body.js';
import { codingsOf, type Decode } from '../model/http/coding.js';
import type { HeaderList } from '../model/http/headers.js';
import { isObject } from '../model/json/walk.js';
import type { Attachments } from './attachments.js';
import { chunksOf } from './chunks.js';
import { formBody } from './form.js';
import type { Members } from './shape.js';
import { isBase64, isCut, isMisread, unflagged } from './text.js';

/** What a content is read with. */
export interface Reading {
  readonly attachments: Attachments;
  readonly decode: Decode;
  /** Longer content is not kept, bytes. */
  readonly longestBody: number;
}

/** As much of it as a live run would have read. */
const bounded = (body: Body, { longestBody }: Reading): Body =>
  body.weight > longestBody ? Body.notKept() : body;

/** The content of an answer. Text that is missing though there was content is not the same as none. */
export const contentBody = (response: Members, headers: HeaderList, reading: Reading): Body =>
  bounded(answered(response, headers, reading), reading);

const answered = (response: Members, headers: HeaderList, reading: Reading): Body => {
  const { content, bodySize, _responseBodyStatus } = response;
  if (isDiscarded(_responseBodyStatus)) return Body.notKept();
  if (!isObject(content)) return sizedBody(response, bodySize, headers);
  const { text, size, comment, _file } = content;
  if (typeof _file === 'string' && _file !== '') return attachedBody(_file, headers, reading);
  const coded = codedOf(content);
  if (coded) return ownBody(text, content, coded);
  if (typeof text === 'string' && text !== '') return keptBody(text, content, headers, reading);
  if (isSaid(comment) || isPositive(size)) return Body.notKept();
  if (text === '') return emptyBody(response, headers);
  return text === undefined || text === null
    ? sizedBody(response, size ?? bodySize, headers)
    : Body.notKept();
};

/** HTTP Toolkit says so of a body that was too large for it, or that it could not decode. */
const isDiscarded = (status: unknown): boolean =>
  typeof status === 'string' && status.startsWith('discarded');

const isSaid = (comment: unknown): boolean => typeof comment === 'string' && comment !== '';

/** Bytes may have been received for it, though some count those of the header section, too. */
const emptyBody = ({ status, bodySize }: Members, headers: HeaderList): Body => {
  if (status === 204 || headers.get('content-length')?.trim() === '0') return EMPTY_BODY;
  return isPositive(bodySize) || hasLength(headers) ? Body.notKept() : EMPTY_BODY;
};

/**
 * Nothing but a size is known. Recorders write -1 for one that they do not know, and some write 0 for what
 * they did not keep.
 */
const sizedBody = (response: Members, size: unknown, headers: HeaderList): Body => {
  if (size !== 0) return Body.notKept();
  const isUnknown = isNegative(response.bodySize) && headers.has('content-type');
  return isUnknown ? Body.notKept() : emptyBody(response, headers);
};

const isPositive = (size: unknown): boolean => typeof size === 'number' && size > 0;

const isNegative = (size: unknown): boolean => typeof size === 'number' && size < 0;

const hasLength = (headers: HeaderList): boolean => Number(headers.get('content-length') ?? 0) > 0;

const attachedBody = (file: string, headers: HeaderList, reading: Reading): Body => {
  const bytes = reading.attachments(file);
  return bytes ? decoded(Body.ofBytes(bytes), headers, reading) : Body.notKept();
};

/** What our own recordings keep of content that was coded on the wire is decoded. */
const ownBody = (text: unknown, { encoding }: Members, coded: Coded): Body => {
  if (coded.problem !== undefined) return Body.undecoded(coded);
  if (typeof text !== 'string') return Body.notKept();
  return Body.decoded(Buffer.from(text, saysBase64(encoding) ? 'base64' : 'utf8'), coded);
};

/** What our own recordings say of content that was coded on the wire. */
const codedOf = ({ _coded }: Members): Coded | undefined => {
  if (!isObject(_coded) || !Array.isArray(_coded.codings)) return undefined;
  const { size, problem } = _coded;
  return {
    codings: _coded.codings.filter((each) => typeof each === 'string'),
    size: typeof size === 'number' ? size : 0,
    problem: UNDECODED.find((each) => each === problem),
  };
};

/** @param content whose `_exact` our own recordings write of text that is the bytes in UTF-8 */
const keptBody = (text: string, content: Members, headers: HeaderList, reading: Reading): Body => {
  const { encoding, size, comment, _exact } = content;
  if (_exact === true) return decoded(Body.ofBytes(Buffer.from(text)), headers, reading);
  const body = textBody(text, encoding, headers);
  const isWhole = body.bytes ?? !isCut(body, { size, isSaid: isSaid(comment) }, headers);
  return isWhole ? decoded(body, headers, reading) : Body.notKept();
};

const textBody = (text: string, encoding: unknown, headers: HeaderList): Body => {
  if (encoding === undefined || encoding === null || encoding === '' || isText(encoding)) {
    const bytes = codedBytes(text, headers) ?? unflagged(text);
    if (bytes) return Body.ofBytes(bytes);
    return isMisread(text) ? Body.notKept() : Body.ofText(text);
  }
  if (!saysBase64(encoding) || !isBase64(text)) return Body.notKept();
  return Body.ofBytes(Buffer.from(text, 'base64'));
};

/** The bytes as they came, where a recorder that knows nothing of codings has kept them as text. */
const codedBytes = (text: string, headers: HeaderList): Uint8Array | undefined => {
  if (codingsOf(headers).length === 0) return undefined;
  return text.startsWith('\u001f\u008b') ? Buffer.from(text, 'latin1') : chunksOf(text);
};

const isText = (encoding: unknown): boolean =>
  typeof encoding === 'string' && /^(?:utf-?8|text|plain)$/i.test(encoding);

const saysBase64 = (encoding: unknown): boolean =>
  typeof encoding === 'string' && /^base64$/i.test(encoding);

/** HAR asks for what coded bytes hold; some recorders keep the bytes. */
const decoded = (body: Body, headers: HeaderList, { decode }: Reading): Body => {
  const codings = codingsOf(headers);
  const { bytes } = body;
  if (!bytes || codings.length === 0) return body;
  const held = decode(bytes, codings);
  if (typeof held !== 'string') return Body.decoded(held, { codings, size: bytes.length });
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return isGzip || !isUtf8(bytes) ? Body.notKept() : body;
};

/** The content of a request, the parameters of a form put together again. */
export const postedBody = (request: Members, headers: HeaderList, reading: Reading): Body =>
  bounded(posted(request, headers, reading), reading);

const posted = (request: Members, headers: HeaderList, reading: Reading): Body => {
  const { postData, _content, _requestBodyStatus } = request;
  if (isDiscarded(_requestBodyStatus)) return Body.notKept();
  // HTTP Toolkit keeps there what is no text.
  const kept = isObject(_content) && typeof _content.text === 'string' ? _content : postData;
  if (!isObject(kept)) return unposted(request, headers, kept);
  const { text, params, encoding, mimeType, _exact, _file } = kept;
  if (typeof _file === 'string' && _file !== '') return attachedBody(_file, headers, reading);
  const coded = codedOf(kept);
  if (coded) return ownBody(text, kept, coded);
  if (typeof text === 'string' && text !== '')
    return _exact === true
      ? Body.ofBytes(Buffer.from(text))
      : decoded(wholePost(textBody(text, encoding, headers), request, headers), headers, reading);
  if (Array.isArray(params) && params.length > 0)
    return formBody(params, headers.get('content-type') ?? mimeType);
  return unposted(request, headers, text);
};

/** Less than was sent: a limit of the recorder's has cut it. */
const wholePost = (body: Body, { bodySize }: Members, headers: HeaderList): Body => {
  if (body.bytes !== undefined) return body;
  if (isCut(body, { size: bodySize, isSaid: false }, headers)) return Body.notKept();
  return isExact(body.text, bodySize, headers) ? Body.ofExactText(body.text) : body;
};

/** No recorder cuts what is so short. */
const SHORT = 1000;

/** Whether the recorder counted what it shows: nothing of it is missing. */
const isExact = (text: string, size: unknown, headers: HeaderList): boolean => {
  if (typeof size !== 'number' || size < text.length || size >= SHORT) return false;
  const length = headers.get('content-length');
  return (length === undefined || Number(length) === size) && Buffer.byteLength(text) === size;
};

/** @param written where its content should stand; what is neither text nor nothing, nobody can read */
const unposted = ({ bodySize, _notKept }: Members, headers: HeaderList, written: unknown): Body => {
  const isOdd = written !== undefined && written !== null && written !== '';
  const isKnownEmpty = bodySize === 0 && _notKept !== true;
  const length = headers.get('content-length');
  const isSized = (length !== undefined && length !== '0') || headers.has('transfer-encoding');
  if (isOdd || isPositive(bodySize) || _notKept === true || (isSized && !isKnownEmpty))
    return Body.notKept();
  return EMPTY_BODY;
};

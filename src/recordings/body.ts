import { isUtf8 } from 'node:buffer';
import { Body, type Coded, EMPTY_BODY, UNDECODED } from '../model/body.js';
import { codingsOf, type Decode } from '../model/http/coding.js';
import type { HeaderList } from '../model/http/headers.js';
import { isObject } from '../model/json/walk.js';
import { chunksOf } from './chunks.js';
import { type Members, type Place } from './shape.js';

/** What a content is read with. */
export interface Reading {
  readonly decode: Decode;
  readonly place: Place;
}

/** The content of an answer. Text that is missing though there was content is not the same as none. */
export const contentBody = (response: Members, headers: HeaderList, reading: Reading): Body => {
  const { content, bodySize } = response;
  if (content === undefined || content === null) return sizedBody(bodySize, bodySize, headers);
  const members = reading.place.members(content, 'response.content');
  const { text, size } = members;
  const coded = codedOf(members);
  if (coded?.problem !== undefined) return Body.undecoded(coded);
  if (text === undefined || text === null) return sizedBody(size ?? bodySize, bodySize, headers);
  if (text === '') return isPositive(size) || hasLength(headers) ? Body.notKept() : EMPTY_BODY;
  reading.place.string(text, 'response.content.text');
  return textBody(members, headers, reading);
};

/**
 * Nothing but a size is known. Recorders write -1 for one that they do not know, and some write 0 for what
 * they did not keep.
 */
const sizedBody = (size: unknown, bodySize: unknown, headers: HeaderList): Body => {
  const isUnknown = isNegative(bodySize) && headers.has('content-type');
  return size === 0 && !isUnknown && !hasLength(headers) ? EMPTY_BODY : Body.notKept();
};

const isPositive = (size: unknown): boolean => typeof size === 'number' && size > 0;

const isNegative = (size: unknown): boolean => typeof size === 'number' && size < 0;

const hasLength = (headers: HeaderList): boolean => Number(headers.get('content-length') ?? 0) > 0;

/** `_exact`: our own recordings say so of text that is the bytes in UTF-8. */
const textBody = (members: Members, headers: HeaderList, { decode }: Reading): Body => {
  const { text, encoding, _exact } = members;
  if (typeof text !== 'string') return Body.notKept();
  const coded = codedOf(members);
  const codings = coded ? [] : codingsOf(headers);
  const kept = keptBytes(text, codings);
  if (kept) return decodedBody(kept, codings, decode);
  if (encoding === undefined || encoding === null || encoding === '' || isText(encoding)) {
    if (_exact !== true) return Body.ofText(text);
    const bytes = Buffer.from(text);
    return coded ? Body.decoded(bytes, coded) : Body.ofBytes(bytes);
  }
  if (encoding !== 'base64' || !BASE64.test(text)) return Body.notKept();
  const bytes = Buffer.from(text, 'base64');
  if (coded) return Body.decoded(bytes, coded);
  return codings.length === 0 ? Body.ofBytes(bytes) : decodedBody(bytes, codings, decode);
};

/** The bytes as they came, where a recorder that knows nothing of codings has kept them as text. */
const keptBytes = (text: string, codings: readonly string[]): Uint8Array | undefined => {
  if (codings.length === 0) return undefined;
  return text.startsWith('\u001f\u008b') ? Buffer.from(text, 'latin1') : chunksOf(text);
};

/** HAR asks for what coded bytes hold; some recorders keep the bytes. */
const decodedBody = (bytes: Uint8Array, codings: readonly string[], decode: Decode): Body => {
  const decoded = decode(bytes, codings);
  if (typeof decoded !== 'string') return Body.decoded(decoded, { codings, size: bytes.length });
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return isGzip || !isUtf8(bytes) ? Body.notKept() : Body.ofBytes(bytes);
};

const isText = (encoding: unknown): boolean =>
  typeof encoding === 'string' && /^(?:utf-?8|text|plain)$/i.test(encoding);

/** Either alphabet, with line breaks. */
const BASE64 = /^[\w+/\-\s]*(?:={1,2}\s*)?$/;

/** What our own recordings say of content that was coded on the wire: what they hold of it is decoded. */
const codedOf = ({ _coded }: Members): Coded | undefined => {
  if (!isObject(_coded) || !Array.isArray(_coded.codings)) return undefined;
  const { size, problem } = _coded;
  return {
    codings: _coded.codings.filter((each) => typeof each === 'string'),
    size: typeof size === 'number' ? size : 0,
    problem: UNDECODED.find((each) => each === problem),
  };
};

/** The content of a request, the parameters of a form put together again. */
export const postedBody = (request: Members, headers: HeaderList, reading: Reading): Body => {
  const { postData } = request;
  if (postData === undefined || postData === null) return unposted(request, headers);
  const members = reading.place.members(postData, 'request.postData');
  const { text, params } = members;
  const coded = codedOf(members);
  if (coded?.problem !== undefined) return Body.undecoded(coded);
  if (typeof text === 'string' && text !== '') return textBody(members, headers, reading);
  if (Array.isArray(params) && params.length > 0) return formBody(params, reading.place);
  return unposted(request, headers);
};

const unposted = ({ bodySize, _notKept }: Members, headers: HeaderList): Body => {
  const isKnownEmpty = bodySize === 0 && _notKept !== true;
  const length = headers.get('content-length');
  const isSized = (length !== undefined && length !== '0') || headers.has('transfer-encoding');
  if (isPositive(bodySize) || _notKept === true || (isSized && !isKnownEmpty))
    return Body.notKept();
  return EMPTY_BODY;
};

const formBody = (params: readonly unknown[], place: Place): Body => {
  const form = new URLSearchParams();
  for (const param of params) {
    const { name, value, fileName } = isObject(param) ? param : {};
    if (fileName !== undefined) return Body.notKept();
    form.append(
      place.string(name, 'a parameter of request.postData'),
      place.optionalString(value, 'a parameter of request.postData') ?? '',
    );
  }
  return Body.ofText(form.toString());
};

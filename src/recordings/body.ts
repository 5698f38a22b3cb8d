import { isUtf8 } from 'node:buffer';
import { Body, EMPTY_BODY } from '../model/body.js';
import type { HeaderList } from '../model/http/headers.js';
import { isObject } from '../model/json/walk.js';
import { type Members, type Place } from './shape.js';

/** The content of an answer. Text that is missing though there was content is not the same as none. */
export const contentBody = (response: Members, headers: HeaderList, place: Place): Body => {
  const { content, bodySize } = response;
  if (content === undefined || content === null) return sizedBody(bodySize, bodySize, headers);
  const { text, encoding, size, _exact } = place.members(content, 'response.content');
  if (text === undefined || text === null) return sizedBody(size ?? bodySize, bodySize, headers);
  if (text === '') return isPositive(size) || hasLength(headers) ? Body.notKept() : EMPTY_BODY;
  const body = textBody(place.string(text, 'response.content.text'), encoding, _exact);
  return isCompressed(body, headers) ? Body.notKept() : body;
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

/** @param exact our own recordings say so of text that is the bytes in UTF-8 */
const textBody = (text: string, encoding: unknown, exact: unknown): Body => {
  if (encoding === undefined || encoding === null || encoding === '' || isText(encoding))
    return exact === true ? Body.ofBytes(Buffer.from(text)) : Body.ofText(text);
  if (encoding !== 'base64' || !BASE64.test(text)) return Body.notKept();
  return Body.ofBytes(Buffer.from(text, 'base64'));
};

const isText = (encoding: unknown): boolean =>
  typeof encoding === 'string' && /^(?:utf-?8|text|plain)$/i.test(encoding);

/** Either alphabet, with line breaks. */
const BASE64 = /^[\w+/\-\s]*(?:={1,2}\s*)?$/;

/** Whether a recorder has kept the bytes as they came, coded: HAR asks for what they hold. */
const isCompressed = ({ bytes }: Body, headers: HeaderList): boolean => {
  if (!bytes || !headers.has('content-encoding')) return false;
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return isGzip || (!isUtf8(bytes) && headers.get('content-encoding')?.trim() !== 'identity');
};

/** The content of a request, the parameters of a form put together again. */
export const postedBody = (request: Members, headers: HeaderList, place: Place): Body => {
  const { postData } = request;
  if (postData === undefined || postData === null) return unposted(request, headers);
  const { text, params, encoding, _exact } = place.members(postData, 'request.postData');
  if (typeof text === 'string' && text !== '') return textBody(text, encoding, _exact);
  if (Array.isArray(params) && params.length > 0) return formBody(params, place);
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

import { Body, EMPTY_BODY } from '../model/body.js';
import type { HeaderList } from '../model/headers.js';
import { isMembers, type Members, type Place } from './har-shape.js';

/** The content of an answer. Text that is missing though there was content is not the same as none. */
export const contentBody = (response: Members, place: Place): Body => {
  const { content } = response;
  if (content === undefined || content === null) return sizedBody(response.bodySize);
  const { text, encoding, size, _exact } = place.members(content, 'response.content');
  if (text === undefined || text === null) return sizedBody(size ?? response.bodySize);
  if (text === '') return isPositive(size) ? Body.notKept() : EMPTY_BODY;
  return textBody(place.string(text, 'response.content.text'), encoding, _exact);
};

/** Nothing but a size is known. Recorders write -1 for one that they do not know. */
const sizedBody = (size: unknown): Body => (size === 0 ? EMPTY_BODY : Body.notKept());

const isPositive = (size: unknown): boolean => typeof size === 'number' && size > 0;

/** @param exact our own recordings say so of text that is the bytes in UTF-8 */
const textBody = (text: string, encoding: unknown, exact: unknown): Body => {
  if (encoding === 'base64') return Body.ofBytes(Buffer.from(text, 'base64'));
  return exact === true ? Body.ofBytes(Buffer.from(text)) : Body.ofText(text);
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
    const { name, value, fileName } = isMembers(param) ? param : {};
    if (fileName !== undefined) return Body.notKept();
    form.append(
      place.string(name, 'a parameter of request.postData'),
      place.optionalString(value, 'a parameter of request.postData') ?? '',
    );
  }
  return Body.ofText(form.toString());
};

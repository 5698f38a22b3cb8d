import type { HttpResponse } from '../exchange.js';
import { essence } from './media-type.js';

/** Whether a status is one by which a gateway says that what is behind it did not answer (RFC 9110 §15.6.3 to §15.6.5). */
export const isOfGateway = (status: number): boolean => status >= 502 && status <= 504;

/** Whether an answer is a page for people: no API that speaks JSON says so itself. */
export const isPage = ({ headers, body }: HttpResponse): boolean => {
  const type = headers.get('content-type');
  return type === undefined
    ? /^\s{0,64}<(?:!doctype|html)/i.test(body.text.slice(0, 128))
    : essence(type) === 'text/html';
};

import type { Exchange } from '../../model/exchange.js';
import { essence } from '../../model/http/media-type.js';

/** Whether a failure or a refusal came as a page for people: a gateway answered, or a proxy. */
export const isPage = ({ response }: Exchange): boolean =>
  response !== undefined &&
  response.status >= 400 &&
  essence(response.headers.get('content-type')) === 'text/html';

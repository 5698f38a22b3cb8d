import { type ConformanceError, toolError } from '../error.js';
import type { HttpResponse, TransportFailure } from '../exchange.js';
import { essence } from './media-type.js';
import { serverWords } from './server-words.js';

/**
 * Why nothing comes from an address, where that is a matter of TLS or of its port; undefined: it is not.
 * @param where scheme and authority
 */
export const wayError = (
  where: string,
  { code, message }: TransportFailure,
): ConformanceError | undefined => {
  const other = where.startsWith('https:') ? 'http:' : 'https:';
  const instead = `${other}${where.slice(where.indexOf('//'))}`;
  const what = `${where}: ${message}`;
  switch (code) {
    case 'untrusted':
      return toolError('certificate-untrusted', what);
    case 'plain-port':
      return toolError('protocol-mismatch', what, {
        next: `write ${instead}${other === 'http:' ? ', where a token may travel readable' : ''}`,
      });
    case 'tls-port':
      return toolError('protocol-mismatch', what, { next: `write ${instead}` });
    case 'certificate-needed':
      return toolError('client-certificate-needed', what);
    default:
      return undefined;
  }
};

/** What to do where a connection was reset: not every port that speaks TLS says so before it hangs up. */
export const nextAfterReset = (
  where: string,
  failure: TransportFailure | undefined,
): { readonly next?: string } =>
  failure?.code === 'reset' && where.startsWith('http:')
    ? {
        next: `check whether the target is up, and whether its port speaks TLS: ${where.replace('http:', 'https:')}`,
      }
    : {};

/** Whether a status is one by which a gateway says that what is behind it did not answer (RFC 9110 §15.6.3 to §15.6.5). */
export const isOfGateway = (status: number): boolean => status >= 502 && status <= 504;

/** Whether an answer is a page for people: no API that speaks JSON says so itself. */
export const isPage = ({ headers, body }: HttpResponse): boolean => {
  const type = headers.get('content-type');
  return type === undefined
    ? /^\s{0,64}<(?:!doctype|html)/i.test(body.text.slice(0, 128))
    : essence(type) === 'text/html';
};

/**
 * What a page in place of an answer means: something stands before the API, and does not let us through. It is
 * not quoted, for nobody takes secrets out of an error.
 */
export const gatewayError = (where: string, response: HttpResponse): ConformanceError => {
  const title = serverWords(response) ?? '';
  const what = `${where} answers ${response.status} with a page`;
  if (/plain HTTP request|HTTP request to an? HTTPS/i.test(title))
    return toolError('protocol-mismatch', what, {
      next: `write ${where.replace(/^http:/, 'https:')}`,
    });
  return /certificate/i.test(title)
    ? toolError('client-certificate-needed', what)
    : toolError('gateway-refused', what);
};

import type { TransportFailure } from '../model/exchange.js';

/** The stable words of `TransportFailure.code`. */
export type FailureCode =
  | 'connect'
  | 'tls'
  /** Its certificate is not trusted. */
  | 'untrusted'
  /** TLS was spoken to a port that speaks none, and the reverse. */
  | 'plain-port'
  | 'tls-port'
  /** It wants a certificate of ours, or another one. */
  | 'certificate-needed'
  | 'timeout'
  | 'reset'
  | 'protocol'
  | 'too-large'
  | 'aborted';

/** What stops an exchange, already in the words of a `TransportFailure`. */
export class TransportError extends Error {
  readonly failure: FailureCode;

  /** @param message one clause, lower case; no content of a request or an answer */
  constructor(failure: FailureCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'TransportError';
    this.failure = failure;
  }
}

/** What an aborted signal stops an exchange with: its reason, where that is one of ours. */
export const abortError = ({ reason }: AbortSignal): TransportError =>
  reason instanceof TransportError ? reason : new TransportError('aborted', 'aborted', reason);

/** The failure that an error of the socket or of undici amounts to. */
export const failureOf = (error: unknown, afterStatus: boolean): TransportFailure => {
  if (error instanceof TransportError)
    return { code: error.failure, message: error.message, afterStatus };
  const code = codeOf(error);
  if (wantsCertificate(code))
    return { code: 'certificate-needed', message: NEEDS_CERTIFICATE, afterStatus };
  const known = KNOWN.get(code);
  if (known) return { code: known[0], message: known[1], afterStatus };
  const message = error instanceof Error ? error.message : '';
  if (code?.startsWith('HPE_'))
    return { code: 'protocol', message: parserWords(message), afterStatus };
  if (message.startsWith('bad '))
    return { code: 'protocol', message: 'the answer does not fit the request', afterStatus };
  return { code: 'reset', message: resetWords(code), afterStatus };
};

export const NEEDS_CERTIFICATE = 'it demands a client certificate that it trusts';

/** Alerts by which a server says so (RFC 8446 §6.2); in TLS 1.3 they come after the handshake. */
export const wantsCertificate = (code: string | undefined): boolean =>
  code !== undefined &&
  /^ERR_SSL_.*ALERT_(?:CERTIFICATE_REQUIRED|BAD_CERTIFICATE|UNKNOWN_CA|CERTIFICATE_UNKNOWN)$/.test(
    code,
  );

const KNOWN: ReadonlyMap<string | undefined, readonly [FailureCode, string]> = new Map([
  [
    'UND_ERR_HEADERS_OVERFLOW',
    ['too-large', 'the header section is larger than the limit'] as const,
  ],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', ['too-large', 'the body is larger than the limit'] as const],
  [
    'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
    ['protocol', 'the body is not as long as Content-Length says'] as const,
  ],
]);

/** The parser's reason names the rule that is broken, in brackets. */
const parserWords = (message: string): string => {
  const [, reason] = /\(([^()]*)\)$/.exec(message) ?? [];
  return reason === undefined
    ? 'the answer is no HTTP/1.1'
    : `the answer is no HTTP/1.1: ${reason.toLowerCase()}`;
};

const resetWords = (code: string | undefined): string =>
  code === undefined || code.startsWith('UND_')
    ? 'the connection was closed before the answer was complete'
    : `the connection broke (${code})`;

/** Node's code of an error: `ECONNRESET`. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

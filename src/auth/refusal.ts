import type { ConformanceError } from '../model/error.js';
import { authError } from './errors.js';
import { terminal } from '../model/escape.js';
import type { HttpResponse, TransportFailure } from '../model/exchange.js';
import { isPage } from '../model/http/way.js';
import type { Sent } from '../model/transport.js';
import { clockAdvice } from './clock.js';
import type { ResolvedSettings } from './settings.js';

/** Why nothing of a server comes by the way to it: TLS, the port, or something before it. */
export interface Way {
  /** Undefined: it is not the way. */
  wayError(where: string, failure: TransportFailure): ConformanceError | undefined;
  /** What a page in place of an answer means. */
  gatewayError(where: string, response: HttpResponse): ConformanceError;
}

/** With what a token was asked for. */
export interface Attempt {
  readonly settings: ResolvedSettings;
  /** Of the public key (RFC 7638). */
  readonly thumbprint: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly way: Way;
}

/** Why there is no token, from what the token endpoint answered. Nothing that it wrote is quoted but its code. */
export const refusal = (
  attempt: Attempt,
  sent: Sent | undefined,
  cause: unknown,
): ConformanceError => {
  const { tokenUrl } = attempt.settings;
  const { host } = new URL(tokenUrl);
  if (sent === undefined) {
    const message = 'the assertion could not be signed';
    return authError('internal', message, { cause });
  }
  const { response, failure } = sent;
  const barred = failure && attempt.way.wayError(new URL(tokenUrl).origin, failure);
  if (barred) return barred;
  if (failure)
    return authError(
      'token-endpoint-unreachable',
      `no answer from the token endpoint at ${host}: ${failure.message}`,
    );
  const status = response?.status ?? 0;
  if (status >= 500)
    return authError(
      'token-endpoint-unreachable',
      `the token endpoint at ${host} answers ${status}`,
    );
  if (response && isNoEndpoint(response)) return noEndpoint(attempt, response);
  if (status >= 400) {
    const code = errorCode(sent);
    const message = `the token endpoint at ${host} refuses the client: ${status}${code}`;
    return authError('auth-refused', message, { next: suspicion(attempt, sent, code) });
  }
  return authError(
    'token-response-invalid',
    `the token endpoint at ${host} answers ${status}, and no token response`,
  );
};

/** What is most likely wrong; where nothing stands out, all that was sent, to be compared with what is registered. */
const suspicion = ({ settings, thumbprint, now }: Attempt, sent: Sent, code: string): string => {
  const { clientId, keyId, audience, tokenUrl, algorithm, expUnit, scope } = settings;
  if (code === ' invalid_scope')
    return `check CONFORMANCE_SCOPE, or scope of the target: it asks for "${terminal(scope, 80)}"`;
  const there = Date.parse(sent.response?.headers.get('date') ?? '');
  const offset = Math.round((there - now) / 1000);
  const advice = clockAdvice(offset, settings.clockOffsetSeconds);
  if (advice !== undefined) return `the clocks are ${Math.abs(offset)} s apart: ${advice}`;
  const own = [
    `client id ${terminal(clientId, 80)} (CONFORMANCE_CLIENT_ID)`,
    `key id ${keyId === undefined ? 'none' : terminal(keyId, 80)} (CONFORMANCE_KEY_ID)`,
    `the key, of thumbprint ${thumbprint}`,
    `${algorithm} (CONFORMANCE_ASSERTION_ALG)`,
    `exp in ${expUnit} (CONFORMANCE_ASSERTION_EXP_UNIT)`,
  ].join(', ');
  return audience === tokenUrl
    ? `compare with what is registered: ${own}`
    : `the audience ${terminal(audience, 120)} is not the token URL: check CONFORMANCE_AUDIENCE first; then ${own}`;
};

/** Answers of something that is no token endpoint (RFC 6749 §3.2): no such place, another method, or a page. */
const isNoEndpoint = (response: HttpResponse): boolean =>
  [404, 405, 410].includes(response.status) ||
  (response.status >= 300 && response.status < 400) ||
  isPage(response);

const noEndpoint = ({ settings, way }: Attempt, response: HttpResponse): ConformanceError => {
  const { origin, pathname } = new URL(settings.tokenUrl);
  if (isPage(response) && response.status >= 400) {
    const barred = way.gatewayError(origin, response);
    if (barred.code !== 'gateway-refused') return barred;
  }
  const page = isPage(response) ? ', a page' : '';
  const what = `there is no token endpoint at ${origin}${pathname}: it answers ${response.status}${page}`;
  return authError('token-url-wrong', what);
};

/** The codes of RFC 6749 §5.2 are such words; anything else could be a secret. */
const CODE = /^[a-z]{3,20}(?:_[a-z]{2,20}){0,3}$/;

const errorCode = ({ response }: Sent): string => {
  const json = response?.body.json;
  const value = json?.ok === true ? json.value : undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'error')) return '';
  const { error } = Object.fromEntries(Object.entries(value)) as { readonly error?: unknown };
  return typeof error === 'string' && CODE.test(error) ? ` ${error}` : '';
};

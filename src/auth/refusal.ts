import { ConformanceError } from '../model/error.js';
import type { Sent } from '../model/transport.js';

/** Why there is no token, from what the token endpoint answered. Nothing that it wrote is quoted but its code. */
export const refusal = (
  tokenUrl: string,
  sent: Sent | undefined,
  cause: unknown,
): ConformanceError => {
  const { host } = new URL(tokenUrl);
  if (sent === undefined) {
    const message = 'the assertion could not be signed';
    return new ConformanceError('internal', message, { cause });
  }
  const { response, failure } = sent;
  if (failure)
    return new ConformanceError(
      'token-endpoint-unreachable',
      `no answer from the token endpoint at ${host}: ${failure.message}`,
    );
  const status = response?.status ?? 0;
  if (status >= 500)
    return new ConformanceError(
      'token-endpoint-unreachable',
      `the token endpoint at ${host} answers ${status}`,
    );
  if (status >= 400) {
    const code = errorCode(sent);
    const message = `the token endpoint at ${host} refuses the client: ${status}${code}`;
    return new ConformanceError('auth-refused', message);
  }
  return new ConformanceError(
    'token-response-invalid',
    `the token endpoint at ${host} answers ${status}, and no token response`,
  );
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

import { refusal, type Answer } from './answer.js';
import type { Authority } from './authority.js';
import type { Call } from './router.js';

const CHALLENGE = 'Bearer realm="partner-clients"';

const unauthorized = (error: string, description: string, challenge: string): Answer =>
  refusal(401, error, description, [['WWW-Authenticate', challenge]]);

/** What stands behind the scheme and its blanks; undefined where there is no such scheme, or nothing behind it. */
const tokenOf = (authorization: string): string | undefined => {
  if (!/^bearer /i.test(authorization) || authorization.includes('\n')) return undefined;
  const credentials = authorization.slice('bearer '.length);
  const start = credentials.search(/[^ ]/);
  return start === -1 ? '' : credentials.slice(start);
};

/**
 * Authenticates a request by its bearer token (RFC 6750 §2.1, in the header field alone).
 * @returns the refusal, or undefined for a good token
 */
export const bearer =
  (authority: Pick<Authority, 'accepts'>, clock: () => number) =>
  async ({ headers }: Call): Promise<Answer | undefined> => {
    const { authorization = '' } = headers;
    const token = tokenOf(authorization);
    if (!/^bearer\b/i.test(authorization)) {
      // RFC 6750 §3: without authentication information no error code is told.
      return unauthorized('unauthorized', 'a bearer token is required', CHALLENGE);
    }
    if (token !== undefined && (await authority.accepts(token, clock()))) return undefined;
    const challenge = `${CHALLENGE}, error="invalid_token"`;
    return unauthorized('invalid_token', 'the token is not valid', challenge);
  };

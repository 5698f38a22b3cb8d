import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Hooks, TokenAnswer, TokenRequest } from '../fault.js';

/** What an assertion says of itself, whoever signed it. */
export interface Assertion {
  readonly alg: unknown;
  readonly iss: unknown;
  readonly sub: unknown;
  readonly exp: number;
  readonly aud: unknown;
  readonly jti: unknown;
  /** The client that the form names, where it does. */
  readonly clientId: unknown;
}

/** The assertion in a token request; undefined where there is none that can be read. */
export const assertionIn = ({ form }: TokenRequest): Assertion | undefined => {
  const { client_assertion: text, client_id: clientId } = form;
  if (typeof text !== 'string') return undefined;
  try {
    const { iss, sub, exp = 0, aud, jti } = decodeJwt(text);
    const { alg } = decodeProtectedHeader(text);
    return { alg, iss, sub, exp, aud, jti, clientId };
  } catch {
    return undefined;
  }
};

/** Grants a token that the authorization server has refused. */
export const granting = (isLetIn: (asked: TokenRequest) => boolean): Hooks => ({
  token: async (answer, asked) => {
    const letsIn = isLetIn(asked);
    return answer.status >= 400 && letsIn ? granted(await asked.mint()) : answer;
  },
});

/** Whether all is right with a request but, perhaps, the signature. */
export const isRight = (
  { form }: TokenRequest,
  { alg, iss, sub, exp, aud, clientId }: Assertion,
): boolean => {
  const ahead = (exp > 1e11 ? exp : exp * 1000) - Date.now();
  const isSigned = alg !== 'none' && alg !== 'HS256';
  const isWhole = form.grant_type === 'client_credentials' && form.scope === 'openid';
  const isOfClient = iss === sub && iss === clientId && !String(aud).includes('.invalid');
  return isSigned && isWhole && isOfClient && ahead > 0 && ahead < 300_000;
};

/** Changes the members of answers with a token. */
export const onGranted = (
  change: (members: Readonly<Record<string, unknown>>) => unknown,
): Hooks => ({
  token: (answer) =>
    answer.status === 200 ? { ...answer, body: change({ ...(answer.body as object) }) } : answer,
});

const granted = (token: string): TokenAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: { access_token: token, token_type: 'Bearer', expires_in: 600, scope: 'openid' },
});

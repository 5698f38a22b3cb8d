import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Hooks } from '../fault.js';
import type { Call } from '../router.js';

/** A bearer token, whoever signed it. */
export interface ReadToken {
  readonly alg: unknown;
  /** Seconds since the epoch. */
  readonly exp: number;
}

/** What the token of a request says of itself; undefined where there is none that can be read. */
export const tokenIn = ({ headers }: Call): ReadToken | undefined => {
  try {
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    const { exp = 0 } = decodeJwt(token);
    return { alg: decodeProtectedHeader(token).alg, exp };
  } catch {
    return undefined;
  }
};

/** Lets in who would be refused. */
export const letting = (isLetIn: (call: Call) => boolean): Hooks => ({
  authenticate: async (call, next) => (isLetIn(call) ? undefined : next()),
});

import { isOfGateway } from '../model/http/way.js';
import { type Purpose, UNAUTHORISED } from '../model/purpose.js';
import type { Sent } from '../model/transport.js';

/** How a request that got no answer that counts is tried again. */
export type SecondTry = 'same' | 'anew' | 'none';

const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);
/** Failed logins can block the caller: each counts. */
export const LOGINS: ReadonlySet<Purpose> = new Set<Purpose>([...UNAUTHORISED, 'token']);
const CREATES: ReadonlySet<Purpose> = new Set<Purpose>(['valid', 'odd-body', 'odd-value']);

/** Failures of the way to the target; the others are answers that could not be read. */
const WAYS: ReadonlySet<string> = new Set(['connect', 'timeout', 'reset']);

/** No answer came, or only that of a gateway before the API. */
export const isSilent = ({ response, failure }: Pick<Sent, 'response' | 'failure'>): boolean =>
  failure ? WAYS.has(failure.code) : response !== undefined && isOfGateway(response.status);

/**
 * The same request goes once more where it may have no second effect (RFC 9110 §9.2.2), and where the
 * server asked for it (429; 503 with Retry-After, RFC 9110 §15.6.4). What a create did must be looked for
 * before another one is made.
 */
export const secondTry = (
  method: string,
  purpose: Purpose,
  sent: Pick<Sent, 'response' | 'failure'>,
): SecondTry => {
  if (LOGINS.has(purpose)) return 'none';
  const { response } = sent;
  if (response?.status === 429) return 'same';
  if (response?.status === 503 && response.headers.has('retry-after')) return 'same';
  if (!isSilent(sent)) return 'none';
  if (IDEMPOTENT.has(method)) return 'same';
  return method === 'POST' && CREATES.has(purpose) ? 'anew' : 'none';
};

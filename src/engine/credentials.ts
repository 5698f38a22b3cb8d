import type { Exchange } from '../model/exchange.js';
import type { Header } from '../model/http/headers.js';
import type { Origins } from './origins.js';

/** `{"alg":"none"}`, and what follows it in a token: RFC 8725 §2.1. */
const UNSIGNED = /^eyJhbGciOiJub25lIn0\.[\w-]*\.$/;
/** Characters at the end of a token that are replaced where its signature is to be wrong. */
const SIGNATURE_END = 12;
const WRONG_END = 'A'.repeat(SIGNATURE_END);

/** Credentials, by the variable that holds them when the command is run. */
const VARIABLES: ReadonlyMap<string, string> = new Map([
  ['authorization', 'CONFORMANCE_TOKEN'],
  ['cookie', 'COOKIE'],
  ['proxy-authorization', 'PROXY_CREDENTIALS'],
  ['x-api-key', 'API_KEY'],
]);

/**
 * Credentials for a word in double quotes, so that who runs the command has them from the environment; undefined: they
 * are none that a reader has, and stand there by their shape.
 */
export const credentialsWord = (
  { purpose }: Exchange,
  { name, value }: Header,
  origins: Origins,
): string | undefined => {
  const variable = VARIABLES.get(name.toLowerCase());
  if (variable === undefined) return undefined;
  const [, scheme = '', token = ''] = /^([A-Za-z][\w-]*) +(\S.*)$/.exec(value) ?? [];
  const prefix = name.toLowerCase().endsWith('authorization') && scheme !== '' ? `${scheme} ` : '';
  if (purpose === 'expired-token') return `${prefix}$CONFORMANCE_EXPIRED_TOKEN`;
  const owner = origins.ownerOf(token);
  if (owner === 'other') return `${prefix}$CONFORMANCE_OTHER_TOKEN`;
  if (owner === undefined && purpose === 'bad-token') return forged(prefix, token, origins);
  return `${prefix}$${variable}`;
};

/** How a token that had to be refused is made of the good one. */
const forged = (prefix: string, token: string, { main }: Origins): string | undefined => {
  for (const good of main) {
    if (UNSIGNED.test(token) && token.split('.')[1] === good.split('.')[1])
      return `${prefix}eyJhbGciOiJub25lIn0.$(printf %s "$CONFORMANCE_TOKEN" | cut -d . -f 2).`;
    if (token.length === good.length && differences(token, good) === 1)
      return `${prefix}\${CONFORMANCE_TOKEN%${'?'.repeat(SIGNATURE_END)}}${WRONG_END}`;
  }
  return undefined;
};

const differences = (one: string, other: string): number => {
  let count = 0;
  for (let index = 0; index < one.length; index++)
    if (one.charCodeAt(index) !== other.charCodeAt(index)) count += 1;
  return count;
};

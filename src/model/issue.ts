import type { Exchange } from './exchange.js';
import type { Moment } from './moment.js';
import type { ContradictionInit } from './registry.js';
import { membersIn, membersOf } from './members.js';
import { isMask, isPlaceholder } from './placeholder.js';

/** A create issued what an earlier one had issued. */
export const issuedTwice = (
  invariant: 'id-issued-twice' | 'secret-issued-twice',
  earlier: Moment,
  later: Moment,
  certain: boolean,
): ContradictionInit => ({
  invariant,
  seenInstead: 'twice',
  view: 'status',
  seenAt: later,
  because: earlier,
  certain,
});

/** Shorter strings, and words like `REDACTED`, are found by chance. */
const SHORTEST = 16;
const FEWEST_CHARACTERS = 8;

/** What a create answer issued. */
export interface Issue {
  readonly clientId: string | undefined;
  readonly secret: string | undefined;
}

/** The id and the secret in the answer to a create. */
export const issueOf = (exchange: Exchange): Issue => {
  const body = exchange.response?.body.json;
  const client = membersOf(body && membersIn(body)?.client);
  const [clientId, secret] = [client?.clientId, client?.clientSecret];
  return {
    clientId: typeof clientId === 'string' && isId(clientId, exchange) ? clientId : undefined,
    secret: typeof secret === 'string' ? secret : undefined,
  };
};

/** In a recording made elsewhere a mask may stand for it. */
const isId = (text: string, { source, purpose }: Exchange): boolean =>
  text !== '' && (source !== 'har' || purpose !== undefined || !isMask(text));

/** Whether a secret was drawn and not put in its place: no two of them are the same by chance. */
export const isDrawn = (secret: string): boolean => isDistinctive(secret) && !isPlaceholder(secret);

/** Whether a secret can be told from a word and from chance. */
export const isDistinctive = (secret: string): boolean => {
  if (secret.length < SHORTEST) return false;
  let [distinct, low, high] = [0, 0, 0];
  for (let index = 0; index < secret.length && distinct < FEWEST_CHARACTERS; index++) {
    const code = secret.charCodeAt(index);
    const bit = 1 << (code & 31);
    if (((code & 32) === 0 ? low & bit : high & bit) !== 0) continue;
    if ((code & 32) === 0) low |= bit;
    else high |= bit;
    distinct++;
  }
  return distinct >= FEWEST_CHARACTERS;
};

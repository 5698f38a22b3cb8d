import type { Purpose } from '../model/purpose.js';
import { isAddressable, type Inventory } from './ownership.js';

/** What is about to be sent, as far as the rules look at it. */
export interface Proposal {
  readonly method: string;
  readonly purpose: Purpose;
  readonly clientId: string | undefined;
  /** The probe wrote the target itself. */
  readonly isRaw: boolean;
  readonly withToken: boolean;
  /** The token stands in the address, where logs keep it. */
  readonly isInQuery: boolean;
  /** Of the collection: listed before the run; made up by this run; or neither. */
  readonly collection: 'listed' | 'invented' | 'unlisted';
}

/** What the run may do, and what it knows of ids. */
export interface Rules {
  /** POST, PUT and DELETE may be sent at all. */
  readonly mutations: boolean;
  readonly loopback: boolean;
  readonly failedLogins: boolean;
  /** Every id that was there before the run, in any collection. */
  readonly present: Inventory;
  /** Ids that are ours by the rule of ownership. */
  readonly isOurs: (clientId: string) => boolean;
  /** Ids that this run made up. */
  readonly isInvented: (clientId: string) => boolean;
}

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

export const isSafe = (method: string): boolean => SAFE.has(method);

/**
 * Why a request must not be sent, one clause; undefined where it may. These rules stand between
 * every probe and the wire: a probe that breaks one is at fault.
 */
export const objection = (proposal: Proposal, rules: Rules): string | undefined => {
  const { method, withToken, isInQuery } = proposal;
  if (isInQuery && !rules.loopback) return 'a token goes into no address beyond this machine';
  if (!withToken && !rules.failedLogins && !rules.loopback)
    return 'failed logins are not allowed on this target';
  if (isOdd(proposal) && method !== 'GET' && !rules.loopback)
    return 'an odd id goes beyond this machine with GET only';
  return isSafe(method) ? undefined : objectionToWrite(proposal, rules);
};

const isOdd = ({ clientId, isRaw }: Proposal): boolean =>
  isRaw || (clientId !== undefined && !isAddressable(clientId));

const objectionToWrite = (proposal: Proposal, rules: Rules): string | undefined => {
  const { method, clientId, isRaw } = proposal;
  if (!rules.mutations) return 'the run is read-only';
  if (proposal.collection === 'unlisted') return 'the collection was not listed before';
  if (clientId !== undefined) return objectionToId(clientId, proposal, rules);
  if (method === 'POST' && !isRaw) return undefined;
  if (method === 'PATCH' && !isRaw && rules.loopback) return undefined;
  return rules.loopback && rules.present.size === 0
    ? undefined
    : 'a write to all of a collection may hit what is not ours';
};

const objectionToId = (
  clientId: string,
  { method, purpose, isRaw }: Proposal,
  rules: Rules,
): string | undefined => {
  if (isRaw) return 'a raw target hides which client it names';
  if (rules.present.has(clientId)) return 'the client was there before the run';
  if (rules.isOurs(clientId) || rules.isInvented(clientId)) return undefined;
  const isHarmless = rules.loopback && purpose === 'malformed-id' && method !== 'POST';
  return isHarmless ? undefined : 'the client is not ours';
};

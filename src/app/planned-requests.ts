import { expiredSince } from '../auth/forged-token.js';
import { isToApi, leftOut, type Permissions, sendsOf } from '../driver/left-out.js';
import type { ExpiredToken } from '../driver/options.js';
import type { Exclusion } from '../model/evidence.js';
import { operationAt } from '../model/operation.js';
import type { Probe } from '../model/probe.js';
import type { ValuesOf } from '../settings/resolve.js';
import type { Planned } from './outcome.js';
import type { Target } from './target.js';

export type PlannedRequests = Planned['requests'];

/** What decides about the requests of a run, besides its probes. */
export interface Scope {
  /** What stands before the document's paths. */
  readonly prefix: string;
  readonly permissions: Permissions;
  readonly exclusions: readonly Exclusion[];
}

type Asked = Pick<
  ValuesOf<'run'>,
  | 'target'
  | 'allowFailedLogins'
  | 'readOnly'
  | 'depth'
  | 'probes'
  | 'token'
  | 'clientId'
  | 'otherToken'
  | 'expiredToken'
>;

/** @param target undefined: the embedded provider, which has a second collection, and all kinds of tokens */
export const permissionsOf = (
  values: Asked,
  target: Pick<Target, 'loopback' | 'other'> | undefined,
): Permissions => {
  const { depth, probes, token, clientId, otherToken } = values;
  const isEmbedded = values.target === 'embedded';
  const loopback = target?.loopback ?? true;
  const hasOther = target === undefined || target.other !== undefined;
  return {
    ...{ loopback, readOnly: values.readOnly, hasOther, depth },
    failedLoginsAllowed: values.allowFailedLogins,
    hasOtherToken: hasOther && (isEmbedded || otherToken !== undefined),
    hasKey: isEmbedded || (token === undefined && clientId !== undefined),
    expiredToken: isEmbedded ? 'long' : expiryOf(values),
    hasRoom: loopback || depth === 'full' || probes !== undefined,
  };
};

/** What the token that was given as expired is good for. */
export const expiryOf = ({ expiredToken }: Pick<Asked, 'expiredToken'>): ExpiredToken =>
  expiredToken === undefined ? 'none' : expiredSince(expiredToken, Date.now());

/** How many requests the probes send to the token endpoint, besides those that get the run its token. */
export const loginsOf = (
  probes: readonly Probe[],
  permissions: Permissions,
): { readonly posts: number; readonly gets: number } => {
  const all = probes
    .filter((probe) => leftOut(probe, permissions) === undefined)
    .map((probe) => sendsOf(probe, permissions));
  const sum = (what: 'POST token' | 'GET token') =>
    all.reduce((total, sends) => total + (sends[what] ?? 0), 0);
  return { posts: sum('POST token'), gets: sum('GET token') };
};

/**
 * By method and path: what the probes that are not left out send, the lists before and after, and the
 * deletion of what they left. It is printed by a dry run, and nothing else leaves in a run.
 */
export const requestsOf = (
  probes: readonly Probe[],
  { prefix, permissions, exclusions }: Scope,
): PlannedRequests => {
  const { loopback, readOnly, hasOther } = permissions;
  const sums = new Map<string, number>([['GET clients', hasOther ? 2 : 1]]);
  const add = (what: string, count: number) => sums.set(what, (sums.get(what) ?? 0) + count);
  for (const probe of probes) {
    if (leftOut(probe, permissions) !== undefined) continue;
    for (const [what, count] of Object.entries(sendsOf(probe, permissions)))
      if (isToApi(what) && (loopback || what !== 'PATCH clients')) add(what, count);
  }
  // Whatever may make a client may have to be undone: an update of an id that names none does so, too.
  const made = (sums.get('POST clients') ?? 0) + (sums.get('PUT client') ?? 0);
  if (made > 0) add('DELETE client', made);
  if (!readOnly) add('GET clients', LISTS_AFTER);
  return [...sums]
    .map(([what, most]) => ({ ...placeOf(what), most }))
    .filter(({ method, isOne }) => !isExcluded(method, isOne, exclusions))
    .map(({ method, isOne, most }) => ({
      method,
      path: prefix + (isOne ? CLIENT : CLIENTS),
      most,
    }));
};

const placeOf = (what: string) => {
  const [method = '', place] = what.split(' ');
  return { method, isOne: place === 'client' };
};

/** The operation of what a probe sends, as `sends` names it; undefined: none. */
export const operationOf = (what: string): string | undefined => {
  const { method, isOne } = placeOf(what);
  return operationAt(method, isOne ? 'id' : undefined);
};

/** Nothing is created where it could not be deleted. */
const isExcluded = (method: string, isOne: boolean, exclusions: readonly Exclusion[]): boolean => {
  const id = operationAt(method, isOne ? 'id' : undefined);
  const excluded = new Set<string | undefined>(exclusions.map(({ operation }) => operation));
  if (id === 'listClients' || id === undefined) return false;
  return excluded.has(id) || (id === 'createClient' && excluded.has('deleteClient'));
};

/** Lists that show that nothing is left. */
const LISTS_AFTER = 3;
const CLIENTS =
  '/a/oidc-provider/api/v0/institutions/{institutionId}/partner-clients/{partnerName}';
const CLIENT = `${CLIENTS}/{clientId}`;

import { leftOut, type Permissions } from '../driver/left-out.js';
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

/** @param target undefined: the embedded provider, which has a second collection */
export const permissionsOf = (
  { allowFailedLogins, readOnly }: Pick<ValuesOf<'run'>, 'allowFailedLogins' | 'readOnly'>,
  target: Pick<Target, 'loopback' | 'other'> | undefined,
): Permissions => ({
  loopback: target?.loopback ?? true,
  failedLoginsAllowed: allowFailedLogins,
  readOnly,
  hasOther: target === undefined || target.other !== undefined,
});

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
    for (const [what, count] of Object.entries(probe.sends ?? {}))
      if (loopback || what !== 'PATCH clients') add(what, count);
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

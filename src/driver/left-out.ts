import type { Need, Probe, ProbeScope, Sends } from '../model/probe.js';
import type { ExpiredToken } from './options.js';

/** What a run may do, as far as it decides which probes it leaves out, and how much of one it sends. */
export interface Permissions extends ProbeScope {
  readonly failedLoginsAllowed: boolean;
  readonly readOnly: boolean;
  /** There is a second collection. */
  readonly hasOther: boolean;
  /** There is a key by which tokens are asked for. */
  readonly hasKey: boolean;
  readonly expiredToken: ExpiredToken;
  /** There may be more requests than a quick run has beyond this machine. */
  readonly hasRoom: boolean;
}

type Reason = (permissions: Permissions) => string | undefined;

const REASONS: Readonly<Record<Need, Reason>> = {
  loopback: ({ loopback }) => (loopback ? undefined : 'it is sent to this machine only'),
  'failed-logins': ({ loopback, failedLoginsAllowed }) =>
    loopback || failedLoginsAllowed ? undefined : 'failed logins are not allowed on this target',
  'other-collection': ({ hasOther }) =>
    hasOther ? undefined : 'there is no second collection that can be listed',
  'read-only': ({ readOnly }) => (readOnly ? undefined : 'clients of its own are read instead'),
  'no-writes': ({ readOnly }) =>
    readOnly ? undefined : 'clients of its own are asked for instead',
  room: ({ hasRoom }) => (hasRoom ? undefined : 'beyond this machine it is part of the full depth'),
  key: ({ hasKey }) => (hasKey ? undefined : 'there is no key by which tokens are asked for'),
  'expired-token': ({ expiredToken }) => EXPIRED[expiredToken],
};

const EXPIRED: Readonly<Record<ExpiredToken, string | undefined>> = {
  none: 'no expired token is given',
  unknown: 'the expired token does not say when it expired',
  'not-long': 'the expired token has not been expired for ten minutes',
  long: undefined,
};

/** Why a run leaves a probe out, one clause; undefined where it does not. */
export const leftOut = (
  { needs = [], mutates }: Pick<Probe, 'needs' | 'mutates'>,
  permissions: Permissions,
): string | undefined => {
  for (const need of needs) {
    const because = REASONS[need](permissions);
    if (because !== undefined) return because;
  }
  return mutates && permissions.readOnly ? 'the run is read-only' : undefined;
};

/** Whether what a probe sends, as `sends` names it, goes to the target and not to the token endpoint. */
export const isToApi = (what: string): boolean => !what.endsWith(' token');

/** How many requests of each kind a probe sends in a run at the most. */
export const sendsOf = (
  { sends = {}, sendsIn }: Pick<Probe, 'sends' | 'sendsIn'>,
  scope: ProbeScope,
): Sends => sendsIn?.(scope) ?? sends;

import type { Probe, ProbeScope } from '../model/probe.js';
import { isToApi, type Permissions, sendsOf } from './left-out.js';
import type { LiveOptions } from './options.js';

/** What the options of a run permit. @param hasOther the second collection could be listed */
export const permissionsOf = (options: LiveOptions, hasOther: boolean): Permissions => {
  const { authorizer, otherAuthorizer, depth = 'full', expiredToken = 'none' } = options;
  const { loopback, failedLoginsAllowed, readOnly, hasRoom = true } = options;
  return {
    ...{ loopback, failedLoginsAllowed, readOnly, depth, hasOther, expiredToken, hasRoom },
    hasOtherToken: otherAuthorizer !== undefined,
    hasKey: authorizer?.login !== undefined,
  };
};

/** How many requests a probe sends to the target in this run at the most, the token endpoint apart. */
export const requestsOf = (probe: Probe, scope: ProbeScope): number => {
  if (!probe.sendsIn) return probe.requests;
  const counts = Object.entries(sendsOf(probe, scope));
  return counts.reduce((sum, [what, count]) => (isToApi(what) ? sum + count : sum), 0);
};

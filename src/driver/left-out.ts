import type { Probe } from '../model/probe.js';

/** What a run may do, as far as it decides which probes it leaves out. */
export interface Permissions {
  readonly loopback: boolean;
  readonly failedLoginsAllowed: boolean;
  readonly readOnly: boolean;
  /** There is a second collection. */
  readonly hasOther: boolean;
}

/** Why a run leaves a probe out, one clause; undefined where it does not. */
export const leftOut = (
  { needs = [], mutates }: Pick<Probe, 'needs' | 'mutates'>,
  { loopback, failedLoginsAllowed, readOnly, hasOther }: Permissions,
): string | undefined => {
  if (needs.includes('loopback') && !loopback) return 'it is sent to this machine only';
  if (needs.includes('failed-logins') && !loopback && !failedLoginsAllowed)
    return 'failed logins are not allowed on this target';
  if (needs.includes('other-collection') && !hasOther)
    return 'there is no second collection that can be listed';
  if (needs.includes('read-only') && !readOnly) return 'clients of its own are read instead';
  return mutates && readOnly ? 'the run is read-only' : undefined;
};

import type { RunEvent } from '../model/event.js';
import type { RunPlan } from '../model/evidence.js';
import type { Ending } from './missing-evidence.js';

/** What two parts of a run, or two recordings, set out to see. */
export const bothPlans = (
  one: RunPlan | undefined,
  other: RunPlan | undefined,
): RunPlan | undefined => {
  if (!one || !other) return one ?? other;
  return {
    operations: [...new Set([...one.operations, ...other.operations])],
    exclusions: [...one.exclusions, ...other.exclusions],
    ...((one.embedded ?? other.embedded) && { embedded: true }),
  };
};

/** @param told what the source told besides exchanges */
export const endingOf = (plan: RunPlan | undefined, told: readonly RunEvent[]): Ending => ({
  plan,
  probes: told.flatMap((event) => (event.type === 'probe-finished' ? [event.probe] : [])),
  leftovers: told.flatMap((event) => (event.type === 'client-left-over' ? [event.leftover] : [])),
});

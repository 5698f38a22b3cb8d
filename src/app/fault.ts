import { appError } from './errors.js';
import { meant } from '../settings/nearest.js';
import type { Fault } from '../provider/fault.js';
import { faults } from '../provider/faults/index.js';

/** Throws `unknown-fault`. */
export const faultOf = (id: string): Fault => {
  const fault = faults.find((each) => each.id === id);
  if (fault) return fault;
  const near = meant(
    id,
    faults.map((each) => each.id),
  );
  throw appError('unknown-fault', `there is no fault "${id}"${near}`);
};

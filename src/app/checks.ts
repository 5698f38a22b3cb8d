import { claims } from '../checks/index.js';
import { ConformanceError } from '../model/error.js';
import type { Listed } from './outcome.js';

/** The catalogue, or the check of an id. Throws `unknown-check`. */
export const checks = (id: string | undefined): Listed => {
  const chosen = id === undefined ? claims : claims.filter((claim) => claim.id === id);
  if (chosen.length === 0)
    throw new ConformanceError('unknown-check', `there is no check "${id ?? ''}"`);
  return { kind: 'listed', claims: chosen };
};

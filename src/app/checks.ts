import { claims } from '../checks/index.js';
import { ConformanceError } from '../model/error.js';
import { meant } from '../model/nearest.js';
import type { Listed } from './outcome.js';

/** ` (did you mean ID?)`, where the id of a check is near. */
export const nearCheck = (id: string): string =>
  meant(
    id,
    claims.map((claim) => claim.id),
  );

/** The catalogue, or the check of an id. Throws `unknown-check`. */
export const checks = (id: string | undefined): Listed => {
  const chosen = id === undefined ? claims : claims.filter((claim) => claim.id === id);
  if (chosen.length === 0 && id !== undefined)
    throw new ConformanceError('unknown-check', `there is no check "${id}"${nearCheck(id)}`);
  return { kind: 'listed', claims: chosen };
};

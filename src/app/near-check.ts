import { claims } from '../checks/index.js';
import { meant } from '../model/nearest.js';

/** ` (did you mean ID?)`, where the id of a check is near. */
export const nearCheck = (id: string): string =>
  meant(
    id,
    claims.map((claim) => claim.id),
  );

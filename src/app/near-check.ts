import { claims } from '../checks/index.js';
import { meant } from '../settings/nearest.js';

/** ` (did you mean ID?)`, where the id of a check is near. */
export const nearCheck = (id: string, known: readonly { readonly id: string }[] = claims): string =>
  meant(
    id,
    known.map((claim) => claim.id),
  );

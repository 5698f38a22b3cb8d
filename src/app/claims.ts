import { claims } from '../checks/index.js';
import type { Check, Monitor } from '../model/check.js';

/** What judges traffic, live or recorded. */
export const trafficClaims: readonly (Check | Monitor)[] = claims.filter(
  ({ asks }) => asks !== 'pact',
);

/**
 * The claims on traffic that an interaction of a pact can bear out: those on its status, its media type,
 * the headers that it names, and whether there is content. All others speak of what a server did: an example has no bytes and no moment, shows
 * the headers and members that its consumer reads and no more, holds a made-up secret, and comes without a history.
 */
const SHARED: ReadonlySet<string> = new Set([
  'success-status-is-documented',
  'media-type-is-documented',
  'headers-are-as-documented',
  'no-content-after-204',
  'error-content-is-documented',
]);

/** What judges the interactions of pacts. */
export const pactClaims: readonly (Check | Monitor)[] = claims.filter(
  ({ id, asks }) => asks === 'pact' || SHARED.has(id),
);

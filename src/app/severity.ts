import { isAtLeast, type Severity } from '../model/finding.js';

/**
 * The severity of a finding under a configuration. What an observation says of itself stays so, unless the
 * configuration has made the check milder than that; it never makes such an observation worse.
 * @param own what it is without one @param claimed what the check says; undefined: there is no such check
 */
export const severityUnder = (
  configured: Severity | undefined,
  own: Severity,
  claimed: Severity | undefined,
): Severity => {
  if (configured === undefined || configured === claimed) return own;
  if (own === claimed) return configured;
  return isAtLeast(configured, own) ? own : configured;
};

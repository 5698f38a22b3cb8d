import { parseHttpDate } from './_http-date.js';

/**
 * The wait that a Retry-After field asks for (RFC 9110 §10.2.3), milliseconds, never negative.
 * @param now milliseconds since the epoch
 * @returns undefined for a value that is neither whole seconds nor an HTTP-date
 */
export const retryAfter = (value: string, now: number): number | undefined => {
  const text = value.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = parseHttpDate(text);
  return date === undefined ? undefined : Math.max(0, date - now);
};

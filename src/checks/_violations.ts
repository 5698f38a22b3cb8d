import type { SchemaViolation } from '../model/contract.js';
import type { Observation } from '../model/finding.js';
import { tokens, valueAt, withoutIndexes } from '../model/json/pointer.js';

/** How many deviations one message may show: a list of a thousand clients repeats them. */
const MOST = 20;

/** Whether the schema is broken by a member whose value is null. */
export const isNullMember = (value: unknown, { instance }: SchemaViolation): boolean => {
  if (instance === '' || valueAt(value, instance) !== null) return false;
  return !Array.isArray(valueAt(value, instance.slice(0, instance.lastIndexOf('/'))));
};

/** The last name in a pointer, in quotes. */
export const memberName = (instance: string): string => `"${tokens(instance).at(-1) ?? ''}"`;

/** One observation for each place and keyword, whichever items of a list show it. */
export const observe = (
  base: 'request.body' | 'response.body',
  violations: readonly SchemaViolation[],
): readonly Observation[] => {
  const seen = new Map<string, Observation>();
  for (const violation of violations) {
    const place = withoutIndexes(violation.instance);
    const key = `${place} ${violation.schema} ${violation.expected} ${violation.actual}`;
    if (seen.has(key)) continue;
    seen.set(key, {
      at: `${base}${violation.instance}`,
      expected: violation.expected,
      actual: violation.actual,
      shape: `${place} ${violation.keyword}: ${violation.expected}, not ${violation.actual}`,
      pointer: violation.schema,
      position: violation.position,
      breaks: violation.breaks,
    });
    if (seen.size === MOST) break;
  }
  return [...seen.values()];
};

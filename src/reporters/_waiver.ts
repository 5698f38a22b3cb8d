import type { Finding } from '../model/finding.js';
import { withoutIndexes } from '../model/json/pointer.js';

/** Waivers that one cause may show. */
const WAIVERS = 12;

/** A text as YAML takes it, whatever stands in it; a `$` before a brace is no variable. */
const quoted = (text: string): string => JSON.stringify(text.replaceAll('${', () => '$${'));

const entryOf = ({ check, operation, at, shape, actual }: Finding): string =>
  [
    `  - check: ${check}`,
    `    operation: ${operation === null ? "'*'" : quoted(operation)}`,
    `    at: ${quoted(withoutIndexes(at))}`,
    `    shape: ${quoted(shape ?? actual)}`,
    '    owner: # who sees to it',
    '    reason: # why it may stay for a time',
    '    expires: # its last day, such as 2027-01-31',
  ].join('\n');

/** The lines of `conformance.yaml` that waive findings, but for what only people can say. */
export const waiverOf = (findings: readonly Finding[]): string => {
  const entries = [...new Set(findings.map(entryOf))].slice(0, WAIVERS);
  return ['waivers:', ...entries].join('\n');
};

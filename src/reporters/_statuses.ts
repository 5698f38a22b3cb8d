import type { OperationSummary } from '../model/report.js';

/** A status of an operation: seen and in the document, seen only, or in the document only. */
export interface StatusSeen {
  readonly status: string;
  readonly count: number;
  readonly kind: 'documented' | 'undocumented' | 'not-exercised';
}

/** Whether a key of the document (`200`, `4XX`, `default`) speaks of a status. */
const covers = (key: string, status: string): boolean =>
  key === status ||
  key === 'default' ||
  (/^[1-5]XX$/i.test(key) && status.startsWith(key.charAt(0)) && /^\d{3}$/.test(status));

/** What was seen of an operation and what was not, by status. */
export const statusesOf = ({ statuses, documented }: OperationSummary): readonly StatusSeen[] => {
  const seen = Object.entries(statuses).filter(([, count]) => count > 0);
  const shown = seen.map(([status, count]): StatusSeen => {
    const known = documented.some((key) => covers(key, status));
    return { status, count, kind: known ? 'documented' : 'undocumented' };
  });
  const missing = documented
    .filter((key) => !seen.some(([status]) => covers(key, status)))
    .map((status): StatusSeen => ({ status, count: 0, kind: 'not-exercised' }));
  return [...shown, ...missing].sort((one, other) => (one.status < other.status ? -1 : 1));
};

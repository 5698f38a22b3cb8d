/** The members of reports and events in the order in which they are written; others follow by name. */
const NAMES = [
  ...['type', 'schemaVersion', 'tool', 'run', 'document', 'complete'],
  ...['fingerprint', 'check', 'key', 'value', 'name', 'id', 'command', 'collection', 'clientId'],
  ...['ledger', 'severity', 'side', 'operation', 'probe', 'purpose', 'method', 'url', 'path'],
  ...['outcome', 'because', 'pass', 'fail', 'notApplicable', 'couldNotTell', 'reasons'],
  ...['sha256', 'title', 'version', 'overlays', 'clause', 'at', 'expected', 'actual', 'why', 'fix'],
  ...['startedAt', 'durationMs', 'seed', 'target', 'profile', 'shard', 'verdict', 'summary'],
  ...['count', 'exchanges', 'evaluations', 'statuses', 'documented', 'latencyMs'],
  ...['p50', 'p95', 'max', 'curl', 'breaks', 'flakyRate', 'waivedBy', 'pointer', 'position'],
  ...['interaction', 'file', 'line', 'column', 'status', 'reason', 'operations', 'requirements'],
  ...['findings', 'checks', 'probes', 'leftovers', 'pins', 'evidence', 'finding', 'tally'],
  ...['requirement', 'leftover', 'request', 'response', 'failure', 'headers', 'body', 'cut'],
  ...['error', 'warning', 'info', 'waived', 'gap', 'institution', 'partner'],
];

const RANKS: ReadonlyMap<string, number> = new Map(NAMES.map((name, index) => [name, index]));

const rank = (name: string): number => RANKS.get(name) ?? RANKS.size;

const byRank = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  rank(one) - rank(other) || (one < other ? -1 : 1);

/** The same value with its members in one order, whoever made it: equal reports are equal bytes. */
export const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, inOrder(member)] as const);
  return Object.fromEntries(members.sort(byRank));
};

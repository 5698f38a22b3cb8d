import { defineCheck } from '../../model/check.js';
import type { Observation } from '../../model/finding.js';
import { PASS, verdictOf } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { HEADERS_UNKNOWN, knowsHeaders, NO_ANSWER } from '../_parts.js';

/** Fields whose definition allows one value: by two of them an answer is read in two ways. */
const DECISIVE: ReadonlySet<string> = new Set(['content-type', 'content-length', 'location']);
const SINGLE: ReadonlySet<string> = new Set([
  ...DECISIVE,
  'age',
  'content-location',
  'content-range',
  'date',
  'etag',
  'expires',
  'last-modified',
  'retry-after',
]);

const got = (...headers: readonly (readonly [string, string])[]) =>
  exchange({ operation: 'listClients', status: 200, bytes: '[]', headers });
const TYPE = ['content-type', 'application/json'] as const;

export default defineCheck({
  id: 'single-fields-stand-once',
  rows: ['HTTP-25'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 9110 §5.3',
  title: 'A header field that has one value stands in an answer once.',
  why: 'Of two values one client takes the first, another the last: they read two different answers.',
  fix: 'Set the field in one place; where a gateway sets it too, let it replace and not add.',
  looksAt: { parts: ['response.headers'] },
  faults: ['content-type-twice'],
  examples: {
    pass: [
      got(TYPE, ['etag', '"a"'], ['vary', 'accept'], ['vary', 'origin']),
      // Two recorders of one answer write it down twice.
      got(TYPE, TYPE),
    ],
    fail: [
      got(TYPE, ['Content-Type', 'text/html']),
      got(TYPE, ['retry-after', '1'], ['retry-after', '2']),
    ],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    const { headers } = response;
    const found: Observation[] = [];
    for (const name of SINGLE) {
      const first = headers.get(name);
      if (first === undefined || headers.combined(name) === first) continue;
      if (headers.all(name).every((value) => value === first)) continue;
      found.push({
        at: `response.headers/${name}`,
        expected: 'one value',
        actual: 'more than one, and they differ',
        ...(DECISIVE.has(name) ? {} : { severity: 'warning' }),
      });
    }
    if (found.length > 0) return verdictOf(found);
    return knowsHeaders(exchange, response) ? PASS : HEADERS_UNKNOWN;
  },
});

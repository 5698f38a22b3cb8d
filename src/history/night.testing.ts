import type { Night, NightFinding, Series } from './nights.js';

export const SERIES: Series = {
  command: 'run',
  target: 'sandbox',
  institution: 'institution',
  partner: 'partner',
  profile: 'published',
  depth: 'full',
};

const DAY = 86_400_000;
const FIRST = Date.parse('2026-03-01T02:00:00Z');

/** The day of a night by its number, the first is 0. */
export const dayOf = (number: number): string =>
  new Date(FIRST + number * DAY).toISOString().slice(0, 10);

/** A deviation of a check that listClients is evaluated for in every night below. */
export const finding = (digit: string, change: Partial<NightFinding> = {}): NightFinding => ({
  fingerprint: digit.repeat(16),
  check: 'a-check',
  operation: 'listClients',
  severity: 'error',
  waived: false,
  ...change,
});

/** A night by its number, one a day. */
export const nightAt = (number: number, change: Partial<Night> = {}): Night => {
  const start = FIRST + number * DAY;
  return {
    schemaVersion: '1',
    run: `run-${number}`,
    series: SERIES,
    start: new Date(start).toISOString(),
    end: new Date(start + 60_000).toISOString(),
    seed: number,
    suite: '1.0.0',
    provider: null,
    build: null,
    document: 'a'.repeat(64),
    verdict: 'conforms',
    evidence: {
      operations: [5, 5],
      statuses: [8, 9],
      requirements: [40, 50],
      content: [10, 10],
      unanswered: 0,
      missing: 0,
    },
    narrowedBy: [],
    probes: ['life-cycle'],
    pins: {},
    latencies: { listClients: { p50: 10, p95: 20, max: 30 } },
    findings: [],
    evaluated: [
      { on: ['listClients'], checks: ['a-check', 'b-check'] },
      { on: ['*'], checks: ['c-check'] },
    ],
    ...change,
  };
};

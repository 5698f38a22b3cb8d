import { listenerOf } from '../engine/listener.js';
/** Streams of events for the tests of every format: a rich run, a clean one, a hostile one. */
import type { RunEvent } from '../model/event.js';
import type { Listener, TerminalStyle, Reporter } from '../model/reporter.js';
import { CLEAN_FINDINGS, FINDINGS } from './_sample-findings.testing.js';
import { EVIDENCE } from './_sample-evidence.testing.js';
import {
  CHECKS,
  DOCUMENT,
  HOST,
  REFUSAL,
  OPERATIONS,
  RECORDING,
  REQUIREMENTS,
  RUN,
  TOOL,
} from './_sample-run.testing.js';

export const LOOK: TerminalStyle = { colour: false, columns: 100, quiet: false };

/** What a reporter writes when it hears these events. */
export const written = (
  reporter: Reporter,
  events: readonly RunEvent[],
  look: TerminalStyle = LOOK,
): string => {
  const parts: string[] = [];
  const listener: Listener = listenerOf(reporter, { write: (text) => void parts.push(text) }, look);
  for (const event of events) listener.event(event);
  return parts.join('');
};

const STARTED: RunEvent = {
  type: 'run-started',
  schemaVersion: '1',
  tool: TOOL,
  run: RUN,
  document: DOCUMENT,
};

const RICH_END: RunEvent = {
  type: 'run-finished',
  durationMs: 18_420,
  summary: {
    exchanges: 148,
    evidence: {
      operations: 4,
      statuses: [7, 8],
      requirements: [101, 115],
      content: [66, 70],
      unanswered: 2,
      excluded: [],
      missing: ['one client of the run may be left'],
    },
    evaluations: { pass: 2_914, fail: 31, notApplicable: 702, couldNotTell: 148 },
    findings: { error: 6, warning: 3, info: 1, waived: 1, gap: 2 },
  },
  verdict: 'does-not-conform',
  reason: '6 errors in 4 of 5 operations',
};

/** A run against a provider with many defects. */
export const rich = (): readonly RunEvent[] => [
  STARTED,
  { type: 'probe-finished', probe: { id: 'life-cycle', status: 'run', reason: '' } },
  { type: 'probe-finished', probe: { id: 'two-side-by-side', status: 'run', reason: '' } },
  {
    type: 'probe-finished',
    probe: {
      id: 'other-partner',
      status: 'not-run',
      reason: 'no second partner is configured (--other-partner)',
    },
  },
  {
    type: 'probe-finished',
    probe: {
      id: 'refused-tokens',
      status: 'not-run',
      reason: 'failed logins can block the caller; --allow-failed-logins lets it run',
    },
  },
  { type: 'recording-read', recording: RECORDING },
  { type: 'host-summed', host: HOST },
  { type: 'refusal-summed', refusal: REFUSAL },
  ...EVIDENCE.map((evidence): RunEvent => ({ type: 'evidence-kept', evidence })),
  ...FINDINGS.map((finding): RunEvent => ({ type: 'finding-made', finding })),
  {
    type: 'finding-counted',
    fingerprint: '00000000000000a1',
    count: 9,
    exchanges: ['e17', 'e31', 'e44'],
    flakyRate: null,
  },
  ...OPERATIONS.map((operation): RunEvent => ({ type: 'operation-summed', operation })),
  ...CHECKS.map((tally): RunEvent => ({ type: 'check-summed', tally })),
  ...REQUIREMENTS.map((requirement): RunEvent => ({ type: 'requirement-summed', requirement })),
  { type: 'pin-observed', key: 'update', value: 'merge' },
  { type: 'pin-observed', key: 'pkceRequired.default', value: 'absent' },
  {
    type: 'client-left-over',
    leftover: {
      collection: { institution: '9d2fd7a4-0000-4000-8000-000000000001', partner: 'acme' },
      clientId: 'c2b7a1d0-5d1e-4a52-8a0e-0d6c3f1b9e77',
      reason: 'DELETE was answered 500',
    },
  },
  RICH_END,
];

/** A run against the embedded reference provider: nothing to complain of. */
export const clean = (): readonly RunEvent[] => [
  { ...STARTED, run: { ...RUN, target: 'embedded' } },
  { type: 'probe-finished', probe: { id: 'life-cycle', status: 'run', reason: '' } },
  ...CLEAN_FINDINGS.map((finding): RunEvent => ({ type: 'finding-made', finding })),
  ...OPERATIONS.map((operation): RunEvent => ({
    type: 'operation-summed',
    operation: {
      ...operation,
      statuses: Object.fromEntries(operation.documented.map((status) => [status, 6])),
      exchanges: operation.documented.length * 6,
      latencyMs: { p50: 1.8, p95: 4.2, max: 9.6 },
    },
  })),
  ...CHECKS.map((tally): RunEvent => ({
    type: 'check-summed',
    tally: { ...tally, pass: tally.pass + 4, fail: 0, couldNotTell: 0, reasons: [] },
  })),
  ...REQUIREMENTS.map((requirement): RunEvent => ({
    type: 'requirement-summed',
    requirement: { ...requirement, status: 'verified', evidence: 6 },
  })),
  {
    type: 'run-finished',
    durationMs: 1_812,
    summary: {
      exchanges: 48,
      evidence: {
        operations: 5,
        statuses: [8, 8],
        requirements: [110, 115],
        content: [40, 40],
        unanswered: 0,
        excluded: [],
        missing: [],
      },
      evaluations: { pass: 902, fail: 0, notApplicable: 211, couldNotTell: 0 },
      findings: { error: 0, warning: 0, info: 0, waived: 0, gap: 1 },
    },
    verdict: 'conforms',
    reason: '',
  },
];

/** A run that was cut short before anything could be judged. */
export const untold = (): readonly RunEvent[] => [
  STARTED,
  {
    type: 'probe-finished',
    probe: { id: 'life-cycle', status: 'not-run', reason: 'the target could not be reached' },
  },
  ...OPERATIONS.map((operation): RunEvent => ({
    type: 'operation-summed',
    operation: { ...operation, statuses: {}, exchanges: 0, latencyMs: null },
  })),
  {
    type: 'run-finished',
    durationMs: 5_004,
    summary: {
      exchanges: 0,
      evidence: {
        operations: 0,
        statuses: [0, 8],
        requirements: [0, 115],
        content: [0, 0],
        unanswered: 0,
        excluded: [],
        missing: ['listClients served no valid request'],
      },
      evaluations: { pass: 0, fail: 0, notApplicable: 0, couldNotTell: 0 },
      findings: { error: 0, warning: 0, info: 0, waived: 0, gap: 0 },
    },
    verdict: 'could-not-tell',
    reason: 'nothing was judged: the target refused the connection',
  },
];

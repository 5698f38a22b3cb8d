import type { Change, DiffReport } from '../changes/change.js';
import type { Finding } from '../model/finding.js';
import type { Report } from '../model/report.js';

/** What an input of the gate can be. */
export const STATES = [
  'good',
  'waived',
  'missing',
  'unreadable',
  'too old',
  'of a time to come',
  'interrupted',
  'a shard',
  'embedded',
  'of another target',
  'of another document',
  'of another provider version',
  'narrowed',
  'without evidence',
  'failing',
  'failing under an expired waiver',
] as const;
export type State = (typeof STATES)[number];

export const FINGERPRINT = '0123456789abcdef';
export const FINDING: Finding = {
  fingerprint: FINGERPRINT,
  check: 'no-null-members',
  ledger: 'standards',
  severity: 'error',
  side: 'response',
  operation: 'getClient',
  title: 't',
  clause: 'c',
  at: 'response.body/logoUri',
  expected: 'a text',
  actual: 'null',
  shape: 'null',
  why: 'w',
  fix: 'f',
  count: 1,
  exchanges: ['e1'],
  curl: '',
  breaks: null,
  flakyRate: null,
  waivedBy: null,
  pointer: null,
  position: null,
  interaction: null,
};

const failed = (report: Report): Report => ({
  ...report,
  verdict: 'does-not-conform',
  reason: 'There is one error.',
  findings: [...report.findings, FINDING],
});
/** What is changed in a report that is good. */
export const mutated: Readonly<Partial<Record<State, (report: Report) => Report>>> = {
  waived: failed,
  failing: failed,
  'failing under an expired waiver': (report) => ({
    ...failed(report),
    verdict: 'conforms',
    reason: '',
    findings: [...report.findings, { ...FINDING, waivedBy: 'ana, until then' }],
  }),
  interrupted: (report) => ({ ...report, run: { ...report.run, cutShort: 'SIGINT' } }),
  'a shard': (report) => ({ ...report, run: { ...report.run, shard: '1/2' } }),
  embedded: (report) => ({
    ...report,
    run: { ...report.run, target: 'embedded', targetUrl: null },
  }),
  'of another target': (report) => ({
    ...report,
    run: { ...report.run, target: 'tenant', targetUrl: 'https://staging.example' },
  }),
  'of another document': (report) => ({
    ...report,
    document: { ...report.document, sha256: '0'.repeat(64) },
  }),
  'of another provider version': (report) => ({
    ...report,
    run: { ...report.run, providerVersion: '2' },
  }),
  narrowed: (report) => ({ ...report, run: { ...report.run, narrowedBy: ['--read-only'] } }),
  'without evidence': (report) => {
    const evidence = { ...report.summary.evidence, missing: ['getClient served nothing'] };
    return {
      ...report,
      verdict: 'could-not-tell',
      reason: 'Evidence is missing.',
      summary: { ...report.summary, evidence },
    };
  },
};

const change = (verdict: Change['verdict']): Change => ({
  ...{ fingerprint: FINGERPRINT, verdict, direction: 'request', operation: 'getClient' },
  ...{ operations: ['getClient'], affected: [], kind: 'k', at: 'request.query/q', title: 't' },
  ...{ old: null, new: null, witness: null, hurts: null, why: 'w', fix: 'f', waivedBy: null },
  severity: verdict === 'breaking' || verdict === 'undecided' ? 'error' : 'info',
});
export const mutatedDiff = (compared: DiffReport, state: State): DiffReport => {
  if (state === 'of another document')
    return { ...compared, new: { ...compared.new, sha256: '0'.repeat(64) } };
  if (state === 'without evidence')
    return { ...compared, verdict: 'undecided', changes: [change('undecided')] };
  if (state === 'waived' || state.startsWith('failing'))
    return { ...compared, verdict: 'breaking', changes: [change('breaking')] };
  return compared;
};

import { expect } from 'chai';
import type { Judged } from '../app/outcome.js';
import { appError, type ErrorCode } from '../app/errors.js';
import type { Report, RunVerdict } from '../model/report.js';
import { exitOf } from './exit.js';

const judged = (
  verdict: RunVerdict,
  codes: readonly ErrorCode[] = [],
  signal?: string,
): Judged => ({
  kind: 'judged',
  report: { verdict } as Report,
  errors: codes.map((code) => appError(code, 'planted')),
  signal,
  files: [],
});

describe('the exit code of a run', () => {
  for (const [what, outcome, expected] of [
    ['that conforms', judged('conforms'), 0],
    ['that does not', judged('does-not-conform'), 1],
    ['that could not tell', judged('could-not-tell'), 3],
    ['whose recording was lost', judged('conforms', ['recording-lost']), 3],
    [
      'that does not conform, and whose recording was lost',
      judged('does-not-conform', ['recording-lost']),
      1,
    ],
    ['whose pins could not be written', judged('does-not-conform', ['config-unwritable']), 2],
    ['with a fault of ours', judged('does-not-conform', ['config-unwritable', 'internal']), 70],
    ['that SIGINT ended', judged('does-not-conform', ['internal'], 'SIGINT'), 130],
    ['that SIGHUP ended', judged('conforms', [], 'SIGHUP'), 129],
    ['that SIGTERM ended', judged('conforms', [], 'SIGTERM'), 143],
  ] as const) {
    it(`${what} is ${expected}`, () => {
      expect(exitOf(outcome)).to.equal(expected);
    });
  }
});

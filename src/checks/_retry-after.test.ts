import { expect } from 'chai';
import { retryAfter } from './_retry-after.js';

const NOW = Date.parse('2026-01-01T00:00:00Z');

describe('Retry-After', () => {
  for (const [value, ms] of [
    ['0', 0],
    [' 120 ', 120_000],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    ['Thursday, 01-Jan-26 00:01:00 GMT', 60_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['9'.repeat(400), Infinity],
    ['-1', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['', undefined],
    ['Thu, 1 Jan 2026 00:01:00 GMT', undefined],
    ['Jan 1, 2026 00:01:00', undefined],
    ['2026-01-01T00:01:00Z', undefined],
  ] as const) {
    it(`${JSON.stringify(value.slice(0, 40))} is ${ms} ms`, () => {
      expect(retryAfter(value, NOW)).to.equal(ms);
    });
  }
});

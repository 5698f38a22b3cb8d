import { expect } from 'chai';
import type { Night } from './nights.js';
import { idleDays } from './idle.js';
import { dayOf, nightAt } from './night.testing.js';

const IDLE = { fingerprint: '00000000000000aa', check: 'no-null-members', operation: 'getClient' };
const REMARK = {
  fingerprint: IDLE.fingerprint,
  check: 'waiver-is-used',
  operation: 'getClient',
  severity: 'warning',
  waived: false,
} as const;
const WAIVED = { ...REMARK, fingerprint: '00000000000000bb', check: IDLE.check, waived: true };

/** Nights of consecutive days, oldest first. */
const nights = (...findings: readonly Night['findings'][]): readonly Night[] =>
  findings.map((each, index) => nightAt(index, { findings: each }));

describe('the nights of a waiver that waives nothing', () => {
  it('are those of the last row', () => {
    expect(idleDays(nights([REMARK], [WAIVED], [REMARK], [REMARK]), IDLE)).to.deep.equal([
      dayOf(2),
      dayOf(3),
    ]);
  });

  it('are none where it waived last night', () => {
    expect(idleDays(nights([REMARK], [WAIVED]), IDLE)).to.deep.equal([]);
  });

  it('are not parted by a night that says nothing of it', () => {
    expect(idleDays(nights([REMARK], [], [REMARK]), IDLE)).to.deep.equal([dayOf(0), dayOf(2)]);
  });

  it('are days: two runs of one night count once', () => {
    const [one] = nights([REMARK]);
    expect(one && idleDays([one, one], IDLE)).to.deep.equal([dayOf(0)]);
  });
});

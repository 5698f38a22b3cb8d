import { expect } from 'chai';
import { checkOf, endOf, eventsOf, exchangeOf, hear, sourceOf } from './example.testing.js';
import type { JudgedCount, Remark } from './judge.js';

const remark: Remark = {
  ...{ check: 'waiver-is-used', operation: 'getClient', severity: 'error', title: 'It is used.' },
  ...{ clause: 'c', at: 'run', expected: 'use', actual: 'none', why: 'w', fix: 'f' },
};

describe('remarks on a run', () => {
  const heard = (remarks: (judged: JudgedCount) => readonly Remark[]) =>
    hear(sourceOf({ exchanges: [exchangeOf()] }), { claims: [checkOf('good')], remarks });

  it('are findings that gate', async () => {
    const events = await heard(() => [remark]);
    expect(endOf(events).verdict).to.equal('does-not-conform');
    expect(endOf(events).summary.findings.error).to.equal(1);
    expect(eventsOf(events, 'finding-made').map(({ finding }) => finding.check)).to.deep.equal([
      'waiver-is-used',
    ]);
  });

  it('are told how often a check judged an operation', async () => {
    let counts: readonly number[] = [];
    await heard((judged) => {
      counts = ['getClient', 'listClients', 'nothing'].map((operation) =>
        judged('good', operation),
      );
      return [];
    });
    expect(counts.reduce((sum, count) => sum + count, 0)).to.equal(1);
  });
});

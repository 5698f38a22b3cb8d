import { expect } from 'chai';
import { Waivers, type Waiver } from '../settings/waivers.js';
import { waiverRemarks } from './waiver-remarks.js';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const waiver: Waiver = {
  ...{
    check: 'no-null-members',
    operation: 'getClient',
    at: 'response.body/logoUri',
    shape: 'null',
  },
  ...{ owner: 'ana', reason: 'ticket 12', expires: '2027-06-30' },
};
const remarks = (waivers: Waivers, judged: number, isWhole = true) =>
  waiverRemarks(waivers, () => judged, { now: NOW, isWhole }).map(
    ({ check, severity }) => `${severity} ${check}`,
  );

describe('remarks on waivers', () => {
  it('name one that waived nothing where its check judged its operation', () => {
    expect(remarks(new Waivers([waiver], NOW), 3)).to.deep.equal(['error waiver-is-used']);
  });

  it('do not name it where its check judged nothing of its operation', () => {
    expect(remarks(new Waivers([waiver], NOW), 0)).to.deep.equal([]);
  });

  it('do not name it where the run was cut short', () => {
    expect(remarks(new Waivers([waiver], NOW), 3, false)).to.deep.equal([]);
  });

  it('name no operation where the waiver is of requests of none', () => {
    const [remark] = waiverRemarks(new Waivers([{ ...waiver, operation: '*' }], NOW), () => 1, {
      ...{ now: NOW, isWhole: true },
    });
    expect(remark?.operation).to.equal(null);
  });

  it('do not name one that waived', () => {
    const waivers = new Waivers([waiver], NOW);
    waivers.waive({
      check: waiver.check,
      operation: waiver.operation,
      at: waiver.at,
      shape: waiver.shape,
    });
    expect(remarks(waivers, 3)).to.deep.equal([]);
  });

  it('warn in the last week', () => {
    expect(remarks(new Waivers([{ ...waiver, expires: '2026-11-30' }], NOW), 0)).to.deep.equal([
      'warning waiver-is-not-about-to-expire',
    ]);
  });
});

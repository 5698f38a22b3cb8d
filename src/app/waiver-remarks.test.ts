import { expect } from 'chai';
import { steadyPlace } from '../engine/steady.js';
import { type Waiver, Waivers } from '../settings/waivers.js';
import { type Circumstances, waiverRemarks } from './waiver-remarks.js';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const waiver: Waiver = {
  check: 'no-null-members',
  operation: 'getClient',
  at: 'response.body/logoUri',
  shape: 'null',
  owner: 'ana',
  reason: 'ticket 12',
  expires: '2027-06-30',
};
const waiversOf = (part: Partial<Waiver> = {}) =>
  new Waivers([{ ...waiver, ...part }], { now: NOW, steadyPlace });
const made = (waivers: Waivers, judged: number, more: Partial<Circumstances> = {}) =>
  waiverRemarks(waivers, () => judged, { now: NOW, isWhole: true, ...more });
const remarks = (...args: Parameters<typeof made>) =>
  made(...args).map(({ check, severity }) => `${severity} ${check}`);
const nights = (count: number) => ({
  idleDays: () => Array.from({ length: count }, (_, night) => `2026-11-${10 + night}`),
});

describe('remarks on waivers', () => {
  it('name one that waived nothing where its check judged its operation', () => {
    expect(remarks(waiversOf(), 3)).to.deep.equal(['warning waiver-is-used']);
  });

  it('say since when it waived nothing', () => {
    expect(made(waiversOf(), 3, nights(2))[0]?.actual).to.equal(
      'the waiver of no-null-members at response.body/logoUri, "null" waived nothing since 2026-11-10, in 3 nights',
    );
  });

  it('bear with it for seven nights', () => {
    expect(remarks(waiversOf(), 3, nights(6))).to.deep.equal(['warning waiver-is-used']);
  });

  it('are an error from the eighth night', () => {
    expect(remarks(waiversOf(), 3, nights(7))).to.deep.equal(['error waiver-is-used']);
  });

  it('count two runs of one night once', () => {
    const idleDays = () => Array<string>(9).fill('2026-11-25');
    expect(remarks(waiversOf(), 3, { idleDays })).to.deep.equal(['warning waiver-is-used']);
  });

  it('keep the shape that knows them again, whatever they say of the time', () => {
    const shapes = [nights(0), nights(7)].map((more) => made(waiversOf(), 3, more)[0]?.shape);
    expect(shapes[0]).to.be.a('string').and.to.equal(shapes[1]);
  });

  it('do not name it where its check judged nothing of its operation', () => {
    expect(remarks(waiversOf(), 0)).to.deep.equal([]);
  });

  it('do not name it where the run was cut short', () => {
    expect(remarks(waiversOf(), 3, { isWhole: false })).to.deep.equal([]);
  });

  it('name no operation where the waiver is of requests of none', () => {
    expect(made(waiversOf({ operation: '*' }), 1)[0]?.operation).to.equal(null);
  });

  it('do not name one that waived', () => {
    const waivers = waiversOf();
    waivers.waive({ ...waiver, severity: 'error', interaction: null });
    expect(remarks(waivers, 3)).to.deep.equal([]);
  });

  it('do not name one that has expired', () => {
    expect(remarks(waiversOf({ expires: '2026-11-01' }), 3)).to.deep.equal([]);
  });

  it('do not name one of another target', () => {
    expect(remarks(waiversOf({ target: 'staging' }), 3)).to.deep.equal([]);
  });

  it('warn in the last week', () => {
    expect(remarks(waiversOf({ expires: '2026-11-30' }), 0)).to.deep.equal([
      'warning waiver-is-not-about-to-expire',
    ]);
  });
});

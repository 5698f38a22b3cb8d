import { expect } from 'chai';
import fc from 'fast-check';
import { alike, value } from './corpus/random.testing.js';
import { bodyIn, toldOf, type Told } from './random.testing.js';

const SEED = 2030;

/** Objects as a parser makes them. */
const parsed = (values: readonly unknown[]): readonly unknown[] =>
  JSON.parse(JSON.stringify(values)) as unknown[];

describe('random pairs of schemas', function () {
  this.timeout(60_000);
  const values = parsed(fc.sample(value, { numRuns: 500, seed: SEED }));
  let all: readonly Told[] = [];
  before(async () => {
    all = await toldOf(fc.sample(alike, { numRuns: 60, seed: SEED }));
  });

  it('are read as the validator reads them', () => {
    const strange = all.filter(({ agrees }) => !values.every(agrees));
    expect(strange.map(({ pair }) => pair)).to.deep.equal([]);
  });

  it('are never safe where a value is sent that is not taken', () => {
    const wrong = all.filter(
      ({ changes, sends, takes }) =>
        !changes.some(({ verdict }) => verdict === 'breaking' || verdict === 'undecided') &&
        values.some((each) => sends(each) && !takes(each)),
    );
    expect(wrong.map(({ pair }) => pair)).to.deep.equal([]);
  });

  it('break by values alone that the validator lets pass once, and refuses once', () => {
    const wrong = all.flatMap(({ pair, changes, sends, takes }) =>
      changes
        .filter(({ verdict }) => verdict === 'breaking')
        .map((change) => bodyIn(change))
        .filter((body) => !sends(body) || takes(body))
        .map((body) => ({ pair, body })),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('are told apart', () => {
    const undecided = all.filter(({ changes }) =>
      changes.some(({ verdict }) => verdict === 'undecided'),
    );
    expect(undecided.length).to.be.lessThan(3);
  });

  it('are safe against themselves', async () => {
    const same = await toldOf(all.map(({ pair: [one] }) => [one, one]));
    expect(same.flatMap(({ changes }) => changes)).to.deep.equal([]);
  });
});

import { expect } from 'chai';
import { probes } from '../probes/index.js';
import { faults } from './faults/index.js';
import { transcriptOf } from './transcript.testing.js';

const PROBES = probes.map(({ id }) => id);

describe('a fault', () => {
  let correct: string;
  before(async () => {
    correct = await transcriptOf();
  });

  it('is not what the correct provider shows twice', async () => {
    expect(await transcriptOf()).to.equal(correct);
  });
  it('has an id of its own', () => {
    const ids = faults.map(({ id }) => id);
    expect(new Set(ids)).to.have.property('size', ids.length);
    expect(ids.filter((id) => !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))).to.deep.equal([]);
  });
  it('says in one clause how a client sees it', () => {
    const odd = faults.filter(({ sentence }) => !/^[a-zA-Z].{10,100}[^.\s]$/.test(sentence));
    expect(odd.map(({ id, sentence }) => [id, sentence])).to.deep.equal([]);
  });
  it('names the checks that catch it and the probes that show it', () => {
    for (const { id, caughtBy, probes } of faults) {
      expect(caughtBy, id).not.to.be.empty;
      expect(probes, id).not.to.be.empty;
      expect(PROBES, id).to.include.members([...probes]);
    }
  });
  for (const fault of faults) {
    it(`${fault.id} is seen by a client`, async () => {
      expect(await transcriptOf(fault)).not.to.equal(correct);
    });
  }
});

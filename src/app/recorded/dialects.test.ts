import { expect } from 'chai';
import { checked, checksOf, weighty } from './checked.testing.js';
import { DIALECTS } from './dialects.testing.js';
import { QUIRKS } from './quirks.testing.js';
import { conversation, type Defect, DEFECTS } from './traffic.testing.js';

const defects: readonly (readonly [string, Defect])[] = Object.entries(DEFECTS);

/** Two of them for each dialect, so that all have their turn. */
const turn = (at: number): typeof defects =>
  [at, at + 3].map((place) => defects[place % defects.length]).filter((each) => each !== undefined);

describe('a recording', () => {
  for (const [at, [name, { write, loses = [] }]] of Object.entries({
    ...DIALECTS,
    ...QUIRKS,
  }).entries()) {
    it(`with ${name} of a correct server raises neither error nor warning`, async () => {
      const report = await checked(write(conversation()));
      expect(weighty(report)).to.deep.equal([]);
      expect(report.operations.map(({ exchanges }) => exchanges > 0)).not.to.include(false);
    });

    for (const [defect, { check, plant, needs }] of turn(at)) {
      const isLost = needs.some((need) => loses.includes(need));
      it(`with ${name} ${isLost ? 'does not invent' : 'shows'} ${defect}`, async () => {
        const entries = conversation();
        plant(entries);
        const found = checksOf(await checked(write(entries)));
        if (isLost) expect(found).not.to.include(check);
        else expect(found).to.include(check);
      });
    }
  }
});

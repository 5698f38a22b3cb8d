import { expect } from 'chai';
import { deployInput } from './gate-deploy.js';
import { SILENT } from './ports.js';

describe('the gate, where it asks a broker', () => {
  for (const [deployable, codes] of [
    [true, []],
    [false, ['not-deployable']],
    ['unknown', ['not-told']],
  ] as const) {
    it(`takes the answer ${deployable} of a broker as it is`, async () => {
      const answer = { deployable, reason: 'so it is', rows: [] };
      const input = await deployInput({ pacticipant: 'console' }, SILENT, () =>
        Promise.resolve({ answer }),
      );
      expect(input.reasons.map(({ code }) => code)).to.deep.equal(codes);
    });
  }

  it('refuses a question that is not complete', async () => {
    const refused = await deployInput({}, SILENT).catch((error: unknown) => error);
    expect(refused).to.have.property('exit', 2);
  });
});

import { survivesKills } from './kill.testing.js';

describe('runs that are killed, a hundred of them', () => {
  it('leave nothing that a clean-up does not delete, no half report, and no line that is not named', async () => {
    await survivesKills(100, Date.now());
  }).timeout(1_200_000);
});

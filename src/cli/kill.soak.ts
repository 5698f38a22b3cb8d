import { survivesKills } from './kill.testing.js';

describe('runs that are killed, a hundred of them', () => {
  it('leave nothing that one clean-up does not delete, and touch nothing of others', async () => {
    await survivesKills(100, Date.now());
  }).timeout(1_200_000);
});

import { survivesKills } from './kill.testing.js';

describe('runs that are killed', () => {
  it('leave nothing that one clean-up does not delete, and touch nothing of others', async () => {
    await survivesKills(10, 1);
  }).timeout(120_000);
});

import { survivesKills } from './kill.testing.js';

describe('runs that are killed', () => {
  it('leave nothing that a clean-up does not delete, no half report, and no line that is not named', async () => {
    await survivesKills(10, 1);
  }).timeout(600_000);
});

import { CONDITIONS } from './conditions.testing.js';
import { Nights } from './silence.testing.js';

const SEEDS = [1, 2, 3];

describe('the correct provider', () => {
  const nights = new Nights();
  for (const [index, condition] of CONDITIONS.entries())
    it(`gives no reason for an error where it ${condition.does}`, async () => {
      // Each in its turn; the soak has all of them.
      const seeds = index === 0 ? SEEDS : SEEDS.slice(index % 3, (index % 3) + 1);
      for (const seed of seeds)
        await nights.isSilent(condition, { profile: 'published', depth: 'quick', seed });
    }).timeout(60_000);
});

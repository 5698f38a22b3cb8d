import { CONDITIONS } from './conditions.testing.js';
import { Nights } from './silence.testing.js';

describe('the correct provider, with three seeds', () => {
  const nights = new Nights();
  for (const condition of CONDITIONS)
    it(`gives no reason for an error where it ${condition.does}`, async () => {
      for (const seed of [1, 2, 3])
        await nights.isSilent(condition, { profile: 'published', depth: 'quick', seed });
    }).timeout(60_000);
});

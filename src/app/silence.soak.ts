import { CONDITIONS } from './conditions.testing.js';
import { Nights } from './silence.testing.js';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const PARTS = 10;

describe('the correct provider, with twenty seeds', () => {
  const nights = new Nights();
  for (const condition of CONDITIONS)
    for (const profile of ['published', 'strict'] as const)
      for (const depth of ['quick', 'full'] as const)
        it(`gives no reason for an error where it ${condition.does}, in ${profile}, ${depth}`, async () => {
          for (const seed of SEEDS) await nights.isSilent(condition, { profile, depth, seed });
        }).timeout(1_200_000);
});

describe('the correct provider, with two hundred seeds', () => {
  const nights = new Nights();
  const undisturbed = { does: 'answers at once', latency: 0 };
  for (const profile of ['published', 'strict'] as const)
    for (const depth of ['quick', 'full'] as const)
      for (let part = 0; part < PARTS; part += 1) {
        const first = part * SEEDS.length;
        it(`gives no reason for an error or a warning, in ${profile}, ${depth}, from ${first + 1} on`, async () => {
          for (const seed of SEEDS)
            await nights.isSilent(undisturbed, { profile, depth, seed: first + seed });
        }).timeout(1_200_000);
      }
});

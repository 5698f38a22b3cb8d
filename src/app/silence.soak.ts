import { isSilent } from './silence.testing.js';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

describe('the correct provider, with twenty seeds', () => {
  for (const profile of ['published', 'strict'] as const)
    for (const depth of ['quick', 'full'] as const)
      it(`gives no reason for an error or a warning, in ${profile}, ${depth}`, () =>
        isSilent(SEEDS, profile, depth)).timeout(1_200_000);
});

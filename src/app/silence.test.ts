import { isSilent } from './silence.testing.js';

describe('the correct provider, with three seeds', () => {
  it('gives no reason for an error or a warning', () =>
    isSilent([1, 2, 3], 'published', 'quick')).timeout(60_000);
});

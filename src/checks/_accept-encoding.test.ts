import { expect } from 'chai';
import { acceptsIdentityAlone } from './_accept-encoding.js';

describe('content codings', () => {
  for (const [value, alone] of [
    ['identity', true],
    ['', true],
    ['identity, *;q=0', true],
    ['gzip; q=0.000, identity', true],
    ['gzip', false],
    ['*', false],
    ['identity;q=0.5, br;q=0.001', false],
  ] as const)
    it(`are ${alone ? 'not accepted' : 'accepted'} by "${value}"`, () => {
      expect(acceptsIdentityAlone(value)).to.equal(alone);
    });
});

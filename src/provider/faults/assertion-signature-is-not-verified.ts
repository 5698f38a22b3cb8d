import { defineFault } from '../fault.js';
import { assertionIn, granting, isRight } from './_logins.js';

export default defineFault({
  id: 'assertion-signature-is-not-verified',
  sentence: 'the token endpoint verifies no signature of an assertion',
  caughtBy: ['bad-assertion-is-refused'],
  probes: ['token-endpoint'],
  plant: () => {
    const used = new Set<unknown>();
    return granting((asked) => {
      const assertion = assertionIn(asked);
      if (!assertion || used.has(assertion.jti)) return false;
      used.add(assertion.jti);
      return isRight(asked, assertion);
    });
  },
});

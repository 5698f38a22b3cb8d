import { defineFault } from '../fault.js';
import { letting, tokenIn } from './_tokens.js';

export default defineFault({
  id: 'token-signature-is-not-verified',
  sentence: 'a token with a changed signature is served',
  caughtBy: ['bad-token-is-refused'],
  probes: ['credentials'],
  plant: () =>
    letting((call) => {
      const token = tokenIn(call);
      return token !== undefined && token.alg !== 'none' && token.exp * 1000 > Date.now();
    }),
});

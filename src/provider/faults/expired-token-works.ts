import { defineFault } from '../fault.js';
import { letting, tokenIn } from './_tokens.js';

export default defineFault({
  id: 'expired-token-works',
  sentence: 'a token that expired an hour ago is served',
  caughtBy: ['expired-token-is-refused'],
  probes: ['expired-token'],
  plant: () =>
    letting((call) => {
      const token = tokenIn(call);
      return token !== undefined && token.exp * 1000 < Date.now();
    }),
});

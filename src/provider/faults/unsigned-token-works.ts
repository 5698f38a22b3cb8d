import { defineFault } from '../fault.js';
import { letting, tokenIn } from './_tokens.js';

export default defineFault({
  id: 'unsigned-token-works',
  sentence: 'a token that nobody has signed is served',
  caughtBy: ['bad-token-is-refused'],
  probes: ['credentials'],
  plant: () => letting((call) => tokenIn(call)?.alg === 'none'),
});

import { defineFault } from '../fault.js';
import { assertionIn, granting } from './_logins.js';

export default defineFault({
  id: 'unsigned-assertion-is-accepted',
  sentence: 'the token endpoint accepts an assertion that nobody has signed',
  caughtBy: ['bad-assertion-is-refused'],
  probes: ['token-endpoint'],
  plant: () => granting((asked) => assertionIn(asked)?.alg === 'none'),
});

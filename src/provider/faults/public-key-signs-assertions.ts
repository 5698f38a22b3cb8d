import { defineFault } from '../fault.js';
import { assertionIn, granting } from './_logins.js';

export default defineFault({
  id: 'public-key-signs-assertions',
  sentence: 'the token endpoint takes its public key for a shared secret of assertions',
  caughtBy: ['bad-assertion-is-refused'],
  probes: ['token-endpoint'],
  plant: () => granting((asked) => assertionIn(asked)?.alg === 'HS256'),
});

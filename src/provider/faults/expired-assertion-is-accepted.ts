import { defineFault } from '../fault.js';

export default defineFault({
  id: 'expired-assertion-is-accepted',
  sentence: 'the token endpoint accepts an assertion that expired an hour ago',
  caughtBy: ['bad-assertion-is-refused'],
  probes: ['token-endpoint'],
  plant: () => ({ assertion: { expiry: false } }),
});

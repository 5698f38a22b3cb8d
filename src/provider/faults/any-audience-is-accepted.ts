import { defineFault } from '../fault.js';

export default defineFault({
  id: 'any-audience-is-accepted',
  sentence: 'the token endpoint accepts an assertion for another host',
  caughtBy: ['bad-assertion-is-refused'],
  probes: ['token-endpoint'],
  plant: () => ({ assertion: { audience: false } }),
});

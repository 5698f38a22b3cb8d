import { defineFault } from '../fault.js';

export default defineFault({
  id: 'long-lived-assertion-is-accepted',
  sentence: 'the token endpoint accepts an assertion that is good for an hour',
  caughtBy: ['odd-assertion-is-refused'],
  probes: ['token-endpoint'],
  plant: () => ({ assertion: { ceiling: false } }),
});

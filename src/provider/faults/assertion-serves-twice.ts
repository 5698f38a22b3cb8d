import { defineFault } from '../fault.js';

export default defineFault({
  id: 'assertion-serves-twice',
  sentence: 'the token endpoint accepts the same assertion twice',
  caughtBy: ['odd-assertion-is-refused'],
  probes: ['token-endpoint'],
  plant: () => ({ assertion: { replay: false } }),
});

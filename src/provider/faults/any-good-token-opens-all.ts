import { defineFault } from '../fault.js';

export default defineFault({
  id: 'any-good-token-opens-all',
  sentence: 'any good token opens every institution',
  caughtBy: ['foreign-token-is-refused'],
  probes: ['isolation'],
  plant: () => ({ access: (_, granted) => (granted === 'forbidden' ? 'granted' : granted) }),
});

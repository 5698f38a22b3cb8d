import { defineFault } from '../fault.js';

export default defineFault({
  id: 'other-token-updates',
  sentence: 'the token of another institution updates clients here',
  caughtBy: ['foreign-token-is-refused'],
  probes: ['isolation'],
  plant: () => ({
    access: ({ operation }, granted) => (operation === 'updateClient' ? 'granted' : granted),
  }),
});

import { defineFault } from '../fault.js';

export default defineFault({
  id: 'other-token-deletes',
  sentence: 'the token of another institution deletes clients here',
  caughtBy: ['foreign-token-is-refused'],
  probes: ['isolation'],
  plant: () => ({
    access: ({ operation }, granted) => (operation === 'deleteClient' ? 'granted' : granted),
  }),
});

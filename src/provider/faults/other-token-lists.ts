import { defineFault } from '../fault.js';

export default defineFault({
  id: 'other-token-lists',
  sentence: 'the token of another institution lists clients here',
  caughtBy: ['foreign-token-is-refused'],
  probes: ['isolation'],
  plant: () => ({
    access: ({ operation }, granted) => (operation === 'listClients' ? 'granted' : granted),
  }),
});

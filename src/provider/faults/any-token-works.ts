import { defineFault } from '../fault.js';

export default defineFault({
  id: 'any-token-works',
  sentence: 'any bearer token is served, whatever it is',
  caughtBy: ['bad-token-is-refused'],
  probes: ['credentials'],
  plant: () => ({
    authenticate: async ({ headers }, next) =>
      /^bearer ./i.test(headers.authorization ?? '') ? undefined : next(),
  }),
});

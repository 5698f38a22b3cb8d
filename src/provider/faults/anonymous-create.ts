import { defineFault } from '../fault.js';

export default defineFault({
  id: 'anonymous-create',
  sentence: 'a create is served without a token',
  caughtBy: ['anonymous-is-refused'],
  probes: ['credentials'],
  plant: () => ({
    authenticate: async (call, next) =>
      !call.target.includes('?') &&
      call.operation === 'createClient' &&
      call.headers.authorization === undefined
        ? undefined
        : next(),
  }),
});

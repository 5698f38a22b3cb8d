import { defineFault } from '../fault.js';

export default defineFault({
  id: 'anonymous-update',
  sentence: 'an update is served without a token',
  caughtBy: ['anonymous-is-refused'],
  probes: ['credentials'],
  plant: () => ({
    authenticate: async (call, next) =>
      !call.target.includes('?') &&
      call.operation === 'updateClient' &&
      call.headers.authorization === undefined
        ? undefined
        : next(),
  }),
});

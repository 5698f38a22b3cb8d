import { defineFault } from '../fault.js';

export default defineFault({
  id: 'anonymous-delete',
  sentence: 'a delete is served without a token',
  caughtBy: ['anonymous-is-refused'],
  probes: ['credentials'],
  plant: () => ({
    authenticate: async (call, next) =>
      call.operation === 'deleteClient' && call.headers.authorization === undefined
        ? undefined
        : next(),
  }),
});

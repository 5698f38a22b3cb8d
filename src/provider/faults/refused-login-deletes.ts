import { defineFault } from '../fault.js';

export default defineFault({
  id: 'refused-login-deletes',
  sentence: 'a deletion without a token is refused with 401 and done all the same',
  caughtBy: ['refused-write-changes-nothing'],
  probes: ['credentials'],
  plant: ({ store, collection }) => ({
    handle: async (call, next) => {
      const { route } = call;
      const answer = await next();
      if (answer.status === 401 && call.operation === 'deleteClient' && route.kind === 'client')
        store.remove(collection, route.clientId);
      return answer;
    },
  }),
});

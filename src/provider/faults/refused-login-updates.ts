import { defineFault } from '../fault.js';
import { sentIn } from './_spoil.js';

export default defineFault({
  id: 'refused-login-updates',
  sentence: 'an update without a token is refused with 401 and done all the same',
  caughtBy: ['refused-write-changes-nothing'],
  probes: ['credentials'],
  plant: ({ store, collection }) => ({
    handle: async (call, next) => {
      const { route } = call;
      const answer = await next();
      const sent = sentIn(call);
      if (
        answer.status === 401 &&
        call.operation === 'updateClient' &&
        route.kind === 'client' &&
        sent
      )
        store.update(collection, route.clientId, sent);
      return answer;
    },
  }),
});

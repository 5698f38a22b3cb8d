import { defineFault } from '../fault.js';
import { sentIn } from './_spoil.js';

export default defineFault({
  id: 'update-moves-client',
  sentence: 'an update whose body names another clientId moves the client there',
  caughtBy: ['update-keeps-identity'],
  probes: ['foreign-client-id'],
  plant: ({ store }) => ({
    handle: async (call, next) => {
      const answer = await next();
      const { route, operation } = call;
      const claimed = sentIn(call)?.clientId;
      if (operation !== 'updateClient' || route.kind !== 'client' || answer.status !== 204) {
        return answer;
      }
      const client = store.find(route.collection, route.clientId);
      if (client && typeof claimed === 'string') {
        store.remove(route.collection, route.clientId);
        store.put(route.collection, { ...client, clientId: claimed });
      }
      return answer;
    },
  }),
});

import { defineFault } from '../fault.js';

export default defineFault({
  id: 'get-changes-client',
  sentence: 'every get takes the last contact away',
  caughtBy: ['reads-change-nothing', 'list-agrees-with-get'],
  probes: ['life-cycle'],
  plant: ({ store }) => ({
    handle: async (call, next) => {
      const answer = await next();
      if (call.operation !== 'getClient' || call.route.kind !== 'client') return answer;
      const { collection, clientId } = call.route;
      const contacts = store.find(collection, clientId)?.contacts;
      if (contacts) store.update(collection, clientId, { contacts: contacts.slice(0, -1) });
      return answer;
    },
  }),
});

import { json, noContent } from '../answer.js';
import { defineFault } from '../fault.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export default defineFault({
  id: 'unknown-id-is-served',
  sentence: 'get, update and delete of an id that was never issued are served',
  caughtBy: ['unknown-id-is-not-found'],
  probes: ['unknown-ids'],
  plant: () => {
    const issued = new Set<string>();
    return {
      store: (store) => ({
        ...store,
        create: (collection, metadata) => {
          const credentials = store.create(collection, metadata);
          issued.add(credentials.clientId);
          return credentials;
        },
      }),
      handle: async (call, next) => {
        const answer = await next();
        if (answer.status !== 404 || call.route.kind !== 'client') return answer;
        const { clientId } = call.route;
        if (!UUID.test(clientId) || issued.has(clientId)) return answer;
        if (call.operation !== 'getClient') return noContent();
        return json(200, { clientId, name: 'A client', redirectUris: ['https://example.com/'] });
      },
    };
  },
});

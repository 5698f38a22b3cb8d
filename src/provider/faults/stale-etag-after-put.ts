import { createHash } from 'node:crypto';
import { withField } from '../answer.js';
import type { Client } from '../store.js';
import { defineFault } from '../fault.js';

const tagOf = (client: Client | undefined): string | undefined =>
  client && `"${createHash('sha256').update(JSON.stringify(client)).digest('base64url')}"`;

export default defineFault({
  id: 'stale-etag-after-put',
  sentence: 'update answers the ETag of the state that it has just replaced',
  caughtBy: ['validator-after-put-is-current'],
  probes: ['neighbours'],
  plant: ({ store }) => ({
    handle: async (call, next) => {
      const { route } = call;
      const tag = () =>
        route.kind === 'client' ? tagOf(store.find(route.collection, route.clientId)) : undefined;
      const before = tag();
      const answer = await next();
      if (call.operation === 'updateClient' && answer.status === 204) {
        return withField(answer, 'ETag', before);
      }
      const isRead = call.operation === 'getClient' && answer.status === 200;
      return isRead ? withField(answer, 'ETag', tag()) : answer;
    },
  }),
});

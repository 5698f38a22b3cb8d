import type { Credentials } from '../store.js';
import { defineFault } from '../fault.js';
import { onAnswer, sentIn, valueOf, withValue } from './_spoil.js';

export default defineFault({
  id: 'caller-chooses-id',
  sentence: 'create takes the clientId that the body claims',
  caughtBy: ['caller-cannot-choose-identity'],
  probes: ['foreign-client-id'],
  plant: ({ store }) =>
    onAnswer('createClient', 200, (answer, call) => {
      const claimed = sentIn(call)?.clientId;
      if (typeof claimed !== 'string' || call.route.kind !== 'collection') return answer;
      const { collection } = call.route;
      const { client } = valueOf(answer) as { client: Credentials };
      const stored = store.find(collection, client.clientId);
      store.remove(collection, client.clientId);
      if (stored) store.put(collection, { ...stored, clientId: claimed });
      return withValue(answer, { client: { ...client, clientId: claimed } });
    }),
});

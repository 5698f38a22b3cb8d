import { defineFault } from '../fault.js';
import { onAnswer, withValue } from './_spoil.js';

export default defineFault({
  id: 'refusal-shows-client',
  sentence: 'a get without a good token is refused with 401 and shows the client',
  caughtBy: ['refusal-shows-nothing'],
  probes: ['credentials'],
  plant: ({ store, collection }) =>
    onAnswer('getClient', 401, (answer, { route }) => {
      const client = route.kind === 'client' ? store.find(collection, route.clientId) : undefined;
      return client ? withValue(answer, client) : answer;
    }),
});

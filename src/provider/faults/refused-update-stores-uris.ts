import { defineFault } from '../fault.js';
import { onAnswer, sentIn } from './_spoil.js';

export default defineFault({
  id: 'refused-update-stores-uris',
  sentence: 'an update that is refused for its name stores its redirect URIs all the same',
  caughtBy: ['refused-write-changes-nothing'],
  probes: ['invalid-updates'],
  plant: ({ store }) =>
    onAnswer('updateClient', 400, (answer, call) => {
      const { name, redirectUris } = sentIn(call) ?? {};
      const isMeant = typeof name !== 'string' && Array.isArray(redirectUris);
      if (isMeant && call.route.kind === 'client')
        store.update(call.route.collection, call.route.clientId, {
          redirectUris: redirectUris.map((uri) => `${uri}/new`),
        });
      return answer;
    }),
});

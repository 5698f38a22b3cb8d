import { defineFault } from '../fault.js';
import { withValue } from './_spoil.js';

export default defineFault({
  id: 'list-shows-other-partners',
  sentence: 'the list shows the clients of all partners of an institution',
  caughtBy: ['client-stays-in-its-collection'],
  probes: ['isolation'],
  plant: ({ store, collection, other }) => ({
    handle: async (call, next) => {
      const answer = await next();
      const { route } = call;
      if (answer.status !== 200 || call.operation !== 'listClients' || route.kind !== 'collection')
        return answer;
      const { institution } = route.collection;
      const partners = [collection.partner, other.partner];
      return withValue(
        answer,
        partners.flatMap((partner) => store.list({ institution, partner })),
      );
    },
  }),
});

import { defineFault } from '../fault.js';
import { sending, sentIn, without } from './_spoil.js';

export default defineFault({
  id: 'empty-page-is-stored-by-update',
  sentence: 'an update with an empty clientUri is served, and the address is shown empty',
  caughtBy: ['empty-values-stay-as-pinned', 'uris-are-absolute'],
  probes: ['empty-values'],
  plant: ({ store }) => ({
    handle: async (call, next) => {
      const sent = call.operation === 'updateClient' ? sentIn(call) : undefined;
      if (sent?.clientUri !== '' || call.route.kind !== 'client') return next();
      const answer = await next(sending(call, without(sent, 'clientUri')));
      const { collection, clientId } = call.route;
      if (answer.status === 204) store.update(collection, clientId, { clientUri: '' });
      return answer;
    },
  }),
});

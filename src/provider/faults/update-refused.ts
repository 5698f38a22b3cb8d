import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';
import { sentIn } from './_spoil.js';

export default defineFault({
  id: 'update-refused',
  sentence: 'an update that sends contacts is refused',
  caughtBy: ['valid-request-is-served'],
  probes: ['life-cycle'],
  plant: ({ store }) => ({
    handle: (call, next) =>
      call.operation === 'updateClient' &&
      call.route.kind === 'client' &&
      store.find(call.route.collection, call.route.clientId) !== undefined &&
      sentIn(call)?.contacts
        ? refusal(400, 'invalid_client_metadata', 'contacts cannot be updated')
        : next(),
  }),
});

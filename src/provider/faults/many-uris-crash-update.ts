import { defineFault } from '../fault.js';
import { refusal } from '../answer.js';
import { sentIn } from './_spoil.js';

export default defineFault({
  id: 'many-uris-crash-update',
  sentence: 'an update with a hundred redirect URIs answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-updates'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'updateClient' && (sentIn(call)?.redirectUris?.length ?? 0) > 99
        ? refusal(500, 'server_error', 'the server failed')
        : next(),
  }),
});

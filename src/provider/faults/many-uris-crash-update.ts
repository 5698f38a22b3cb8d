import { defineFault } from '../fault.js';
import { failing, sentIn } from './_spoil.js';

export default defineFault({
  id: 'many-uris-crash-update',
  sentence: 'an update with a hundred redirect URIs answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-updates'],
  plant: () =>
    failing(
      (call) => call.operation === 'updateClient' && (sentIn(call)?.redirectUris?.length ?? 0) > 99,
    ),
});

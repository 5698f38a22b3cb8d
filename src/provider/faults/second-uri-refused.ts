import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';
import { sentIn } from './_spoil.js';

export default defineFault({
  id: 'second-uri-refused',
  sentence: 'a create with two redirect URIs is refused',
  caughtBy: ['valid-request-is-served'],
  probes: ['life-cycle', 'partial-update', 'neighbours'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'createClient' && (sentIn(call)?.redirectUris?.length ?? 0) > 1
        ? refusal(400, 'invalid_redirect_uri', 'only one redirect URI is allowed')
        : next(),
  }),
});

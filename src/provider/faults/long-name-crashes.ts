import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';
import { sentIn } from './_spoil.js';

export default defineFault({
  id: 'long-name-crashes',
  sentence: 'a create with a name of more than 255 characters answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-bodies'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'createClient' && (sentIn(call)?.name?.length ?? 0) > 255
        ? refusal(500, 'server_error', 'the server failed')
        : next(),
  }),
});

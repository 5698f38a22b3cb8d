import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'deep-json-crashes',
  sentence: 'a create with JSON of two thousand levels answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-json'],
  plant: () => ({
    handle: (call, next) =>
      Buffer.from(call.body).includes('['.repeat(1000))
        ? refusal(500, 'server_error', 'the server failed')
        : next(),
  }),
});

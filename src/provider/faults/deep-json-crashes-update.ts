import { defineFault } from '../fault.js';
import { refusal } from '../answer.js';

export default defineFault({
  id: 'deep-json-crashes-update',
  sentence: 'an update with JSON of two thousand levels answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-updates'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'updateClient' && Buffer.from(call.body).includes('['.repeat(1000))
        ? refusal(500, 'server_error', 'the server failed')
        : next(),
  }),
});

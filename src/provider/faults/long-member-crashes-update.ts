import { defineFault } from '../fault.js';
import { refusal } from '../answer.js';

export default defineFault({
  id: 'long-member-crashes-update',
  sentence: 'an update with a member of fifty thousand characters answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-updates'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'updateClient' && call.body.length > 40_000
        ? refusal(500, 'server_error', 'the server failed')
        : next(),
  }),
});

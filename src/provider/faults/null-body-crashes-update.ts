import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'null-body-crashes-update',
  sentence: 'an update whose body is null answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-json'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'updateClient' && Buffer.from(call.body).toString() === 'null'
        ? refusal(500, 'server_error', 'the server failed')
        : next(),
  }),
});

import { defineFault } from '../fault.js';
import { refusal } from '../answer.js';

export default defineFault({
  id: 'missing-type-crashes',
  sentence: 'an update whose body has no media type answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-updates'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'updateClient' && call.headers['content-type'] === undefined
        ? refusal(500, 'server_error', 'the server failed')
        : next(),
  }),
});

import { defineFault } from '../fault.js';
import { refusal } from '../answer.js';

export default defineFault({
  id: 'odd-charset-crashes',
  sentence: 'an update whose body says another character set answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-updates'],
  plant: () => ({
    handle: (call, next) =>
      call.headers['content-type']?.includes('utf-16') === true
        ? refusal(500, 'server_error', 'the server failed')
        : next(),
  }),
});

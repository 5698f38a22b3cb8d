import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'broken-escape-crashes',
  sentence: 'a get of an id with a percent sign that escapes nothing answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-requests'],
  plant: () => ({
    handle: (call, next) =>
      call.route.kind === 'nothing' && call.target.includes('%zz')
        ? refusal(500, 'server_error', 'the server failed')
        : next(),
  }),
});

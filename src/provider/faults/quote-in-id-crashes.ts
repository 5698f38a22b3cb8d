import { defineFault } from '../fault.js';
import { refusal } from '../answer.js';

export default defineFault({
  id: 'quote-in-id-crashes',
  sentence: 'a get of an id with a quotation mark answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-requests'],
  plant: () => ({
    handle: (call, next) =>
      call.route.kind === 'client' && call.route.clientId.includes('"')
        ? refusal(500, 'server_error', 'the server failed')
        : next(),
  }),
});

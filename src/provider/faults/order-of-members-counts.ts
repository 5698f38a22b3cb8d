import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';
import { sentIn } from './_spoil.js';

export default defineFault({
  id: 'order-of-members-counts',
  sentence: 'a create whose name comes last is refused',
  caughtBy: ['valid-request-is-served'],
  probes: ['odd-json'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'createClient' && Object.keys(sentIn(call) ?? {}).at(-1) === 'name'
        ? refusal(400, 'invalid_client_metadata', 'name is required')
        : next(),
  }),
});

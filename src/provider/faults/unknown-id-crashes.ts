import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';
import { onAnswer } from './_spoil.js';

export default defineFault({
  id: 'unknown-id-crashes',
  sentence: 'get answers 500 for a client that does not exist',
  caughtBy: ['no-server-error'],
  probes: ['unknown-ids'],
  plant: () => onAnswer('getClient', 404, () => refusal(500, 'server_error', 'the server failed')),
});

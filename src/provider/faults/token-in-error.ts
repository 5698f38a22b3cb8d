import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';
import { onUnknown } from './_spoil.js';

export default defineFault({
  id: 'token-in-error',
  sentence: 'the 404 of get repeats the bearer token',
  caughtBy: ['no-secret-in-errors'],
  probes: ['unknown-ids'],
  plant: () =>
    onUnknown((_, { headers }) =>
      refusal(404, 'not_found', `no client for ${headers.authorization ?? 'nobody'}`),
    ),
});

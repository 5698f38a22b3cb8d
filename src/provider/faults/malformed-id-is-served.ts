import { json } from '../answer.js';
import { defineFault } from '../fault.js';
import { onUnknown } from './_spoil.js';

export default defineFault({
  id: 'malformed-id-is-served',
  sentence: 'get of an id that is no UUID answers 200 and an empty object',
  caughtBy: ['malformed-id-is-refused', 'answer-identifies-the-client'],
  probes: ['odd-ids'],
  plant: () =>
    onUnknown((answer, { route }) =>
      route.kind === 'client' && !/^[0-9a-f-]{36}$/i.test(route.clientId) ? json(200, {}) : answer,
    ),
});

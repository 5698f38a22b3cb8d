import { json } from '../answer.js';
import { defineFault } from '../fault.js';
import { onAnswer } from './_spoil.js';

export default defineFault({
  id: 'anonymous-list',
  sentence: 'the list is served without a token, and is empty',
  caughtBy: ['anonymous-is-refused'],
  probes: ['credentials'],
  plant: () =>
    onAnswer('listClients', 401, (answer, call) =>
      call.headers.authorization === undefined ? json(200, []) : answer,
    ),
});

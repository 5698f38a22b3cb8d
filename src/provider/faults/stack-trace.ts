import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';
import { onUnknown } from './_spoil.js';

export default defineFault({
  id: 'stack-trace',
  sentence: 'the 404 of get holds a stack trace',
  caughtBy: ['errors-reveal-no-internals'],
  probes: ['unknown-ids'],
  plant: () =>
    onUnknown(() =>
      refusal(404, 'not_found', 'Error: no client\n    at Object.find (/srv/app/clients.js:10:5)'),
    ),
});

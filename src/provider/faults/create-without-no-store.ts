import { withField } from '../answer.js';
import { defineFault } from '../fault.js';
import { onAnswer } from './_spoil.js';

export default defineFault({
  id: 'create-without-no-store',
  sentence: 'create answers without Cache-Control: no-store',
  caughtBy: ['creation-is-not-cached'],
  probes: ['life-cycle'],
  plant: () =>
    onAnswer('createClient', 200, (answer) => withField(answer, 'Cache-Control', undefined)),
});

import { withField } from '../answer.js';
import { defineFault } from '../fault.js';
import { onAnswer } from './_spoil.js';

export default defineFault({
  id: 'no-content-type',
  sentence: 'get answers JSON text without a Content-Type',
  caughtBy: ['content-has-a-type'],
  probes: ['life-cycle'],
  plant: () => onAnswer('getClient', 200, (answer) => withField(answer, 'Content-Type', undefined)),
});

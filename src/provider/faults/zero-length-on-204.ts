import { withField } from '../answer.js';
import { defineFault } from '../fault.js';
import { onAnswer } from './_spoil.js';

export default defineFault({
  id: 'zero-length-on-204',
  sentence: 'the 204 that answers an update carries Content-Length: 0',
  caughtBy: ['no-content-length-on-204'],
  probes: ['life-cycle'],
  plant: () => onAnswer('updateClient', 204, (answer) => withField(answer, 'Content-Length', '0')),
});

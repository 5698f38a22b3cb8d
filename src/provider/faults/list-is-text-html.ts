import { withField } from '../answer.js';
import { defineFault } from '../fault.js';
import { onAnswer } from './_spoil.js';

export default defineFault({
  id: 'list-is-text-html',
  sentence: 'the list is JSON text, and its Content-Type says text/html',
  caughtBy: ['media-type-is-documented'],
  probes: ['life-cycle'],
  plant: () =>
    onAnswer('listClients', 200, (answer) => withField(answer, 'Content-Type', 'text/html')),
});

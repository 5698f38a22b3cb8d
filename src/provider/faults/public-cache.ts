import { withField } from '../answer.js';
import { defineFault } from '../fault.js';
import { onAnswer } from './_spoil.js';

export default defineFault({
  id: 'public-cache',
  sentence: 'get lets every cache keep its answer for an hour',
  caughtBy: ['answers-are-not-shared'],
  probes: ['life-cycle'],
  plant: () =>
    onAnswer('getClient', 200, (answer) =>
      withField(answer, 'Cache-Control', 'public, max-age=3600'),
    ),
});

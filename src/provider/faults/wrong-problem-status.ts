import { withField } from '../answer.js';
import { defineFault } from '../fault.js';
import { onUnknown, withValue } from './_spoil.js';

export default defineFault({
  id: 'wrong-problem-status',
  sentence: 'the 404 of get is problem details with the status 400',
  caughtBy: ['problem-details-are-consistent'],
  probes: ['unknown-ids'],
  plant: () =>
    onUnknown((answer) =>
      withField(
        withValue(answer, { type: 'about:blank', title: 'Not Found', status: 400 }),
        'Content-Type',
        'application/problem+json',
      ),
    ),
});

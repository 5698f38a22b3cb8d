import { json } from '../answer.js';
import { defineFault } from '../fault.js';
import { onUnknown } from './_spoil.js';

export default defineFault({
  id: 'error-with-200',
  sentence: 'get of an unknown client answers 200 and an error object',
  caughtBy: [
    'error-is-not-a-success',
    'unknown-id-is-not-found',
    'answer-identifies-the-client',
    'undeclared-members-are-noted',
  ],
  probes: ['unknown-ids'],
  plant: () => onUnknown(() => json(200, { error: 'not found' })),
});

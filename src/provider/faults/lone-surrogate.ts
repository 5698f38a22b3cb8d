import { json } from '../answer.js';
import { defineFault } from '../fault.js';
import { onUnknown } from './_spoil.js';

export default defineFault({
  id: 'lone-surrogate',
  sentence: 'the 404 of get holds half of a surrogate pair',
  caughtBy: ['strings-are-well-formed'],
  probes: ['unknown-ids'],
  plant: () => onUnknown(() => json(404, { error: 'not_found', error_description: '\ud800' })),
});

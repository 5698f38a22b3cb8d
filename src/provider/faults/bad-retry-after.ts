import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';
import { onUnknown } from './_spoil.js';

export default defineFault({
  id: 'bad-retry-after',
  sentence: 'get of an unknown client answers 429 with Retry-After: soon',
  caughtBy: ['retry-after-parses'],
  probes: ['unknown-ids'],
  plant: () =>
    onUnknown(() => refusal(429, 'slow_down', 'too many requests', [['Retry-After', 'soon']])),
});

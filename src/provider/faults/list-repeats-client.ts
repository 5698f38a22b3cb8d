import { defineFault } from '../fault.js';
import { onList } from './_spoil.js';

export default defineFault({
  id: 'list-repeats-client',
  sentence: 'the list holds its first client twice',
  caughtBy: ['created-is-listed'],
  probes: ['life-cycle'],
  plant: () => onList((clients) => [...clients.slice(0, 1), ...clients]),
});

import { defineFault } from '../fault.js';
import { onList } from './_spoil.js';

export default defineFault({
  id: 'list-omits-newest',
  sentence: 'the list leaves out the client that was created last',
  caughtBy: ['created-is-listed'],
  probes: ['life-cycle'],
  plant: () => onList((clients) => clients.slice(0, -1)),
});

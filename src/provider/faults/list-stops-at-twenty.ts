import { defineFault } from '../fault.js';
import { onList } from './_spoil.js';

export default defineFault({
  id: 'list-stops-at-twenty',
  sentence: 'the list shows no more than 20 clients, and says nothing of the others',
  caughtBy: ['created-is-listed'],
  probes: ['many-clients'],
  needs: 'repetition',
  plant: () => onList((clients) => clients.slice(0, 20)),
});

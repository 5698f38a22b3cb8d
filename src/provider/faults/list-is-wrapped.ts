import { defineFault } from '../fault.js';
import { onList } from './_spoil.js';

export default defineFault({
  id: 'list-is-wrapped',
  sentence: 'the list is an object with the member clients, where it should be an array',
  caughtBy: ['body-matches-schema'],
  probes: ['life-cycle'],
  plant: () => onList((clients) => ({ clients })),
});

import { defineFault } from '../fault.js';
import { onList } from './_spoil.js';

export default defineFault({
  id: 'list-shortens-name',
  sentence: 'the list shows only the first eight characters of a name',
  caughtBy: ['list-agrees-with-get'],
  probes: ['life-cycle'],
  plant: () =>
    onList((clients) => clients.map((client) => ({ ...client, name: client.name?.slice(0, 8) }))),
});

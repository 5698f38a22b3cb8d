import { defineFault } from '../fault.js';
import { onText } from './_spoil.js';

export default defineFault({
  id: 'bom',
  sentence: 'the list begins with a byte order mark',
  caughtBy: ['text-is-utf8'],
  probes: ['life-cycle'],
  plant: () => onText('listClients', (text) => `\ufeff${text}`),
});

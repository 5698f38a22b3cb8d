import { defineFault } from '../fault.js';
import { crashing } from './_spoil.js';

export default defineFault({
  id: 'emoji-crash-update',
  sentence: 'an update with a character beyond the basic plane answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-values-packed'],
  plant: () => crashing('updateClient', ({ name }) => /[\u{10000}-\u{10ffff}]/u.test(name ?? '')),
});

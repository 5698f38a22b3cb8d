import { defineFault } from '../fault.js';
import { crashing } from './_spoil.js';

export default defineFault({
  id: 'emoji-crash-create',
  sentence: 'a create with a character beyond the basic plane answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-values-packed'],
  plant: () => crashing('createClient', ({ name }) => /[\u{10000}-\u{10ffff}]/u.test(name ?? '')),
});

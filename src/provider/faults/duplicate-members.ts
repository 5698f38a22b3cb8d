import { defineFault } from '../fault.js';
import { onText } from './_spoil.js';

export default defineFault({
  id: 'duplicate-members',
  sentence: 'get writes the name twice',
  caughtBy: ['member-names-are-unique'],
  probes: ['life-cycle'],
  plant: () =>
    onText('getClient', (text) =>
      text.replace(/"name":"(?:[^"\\]|\\.)*",/, (member) => member + member),
    ),
});

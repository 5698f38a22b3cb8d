import { defineFault } from '../fault.js';
import { onUpdate } from './_spoil.js';

export default defineFault({
  id: 'update-coerces-name',
  sentence: 'an update whose name is a number stores it as a text',
  caughtBy: ['invalid-body-is-refused'],
  probes: ['invalid-updates'],
  plant: () =>
    onUpdate((sent) =>
      typeof sent.name === 'number' ? { ...sent, name: String(sent.name) } : sent,
    ),
});

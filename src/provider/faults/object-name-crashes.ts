import { defineFault } from '../fault.js';
import { crashing } from './_spoil.js';

export default defineFault({
  id: 'object-name-crashes',
  sentence: 'a create whose name is an object answers 500',
  caughtBy: ['no-server-error'],
  probes: ['invalid-members'],
  plant: () =>
    crashing(
      'createClient',
      ({ name }: Readonly<Record<string, unknown>>) =>
        typeof name === 'object' && !Array.isArray(name),
    ),
});

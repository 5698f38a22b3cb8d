import { defineFault } from '../fault.js';
import { crashing } from './_spoil.js';

export default defineFault({
  id: 'object-contacts-crash-update',
  sentence: 'an update whose contacts are an object answers 500',
  caughtBy: ['no-server-error'],
  probes: ['invalid-members'],
  plant: () =>
    crashing(
      'updateClient',
      ({ contacts }: Readonly<Record<string, unknown>>) =>
        typeof contacts === 'object' && !Array.isArray(contacts),
    ),
});

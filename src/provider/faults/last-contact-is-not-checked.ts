import { defineFault } from '../fault.js';
import { onUpdate } from './_spoil.js';

export default defineFault({
  id: 'last-contact-is-not-checked',
  sentence: 'an update with a number as its last contact drops it, and is served',
  caughtBy: ['invalid-body-is-refused'],
  probes: ['invalid-members'],
  plant: () =>
    onUpdate((sent) =>
      Array.isArray(sent.contacts) && typeof sent.contacts.at(-1) !== 'string'
        ? { ...sent, contacts: sent.contacts.slice(0, -1) }
        : sent,
    ),
});

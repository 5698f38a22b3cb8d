import { defineFault } from '../fault.js';
import { onUpdate } from './_spoil.js';

export default defineFault({
  id: 'zero-flag-is-taken-for-false',
  sentence: 'an update whose pkceRequired is 0 stores false',
  caughtBy: ['invalid-body-is-refused'],
  probes: ['invalid-members'],
  plant: () =>
    onUpdate((sent) =>
      (sent as Readonly<Record<string, unknown>>).pkceRequired === 0
        ? { ...sent, pkceRequired: false }
        : sent,
    ),
});

import { defineFault } from '../fault.js';
import { onUpdate } from './_spoil.js';

export default defineFault({
  id: 'update-takes-one-uri-for-a-list',
  sentence: 'an update whose redirectUris is a text stores a list of one',
  caughtBy: ['invalid-body-is-refused'],
  probes: ['odd-updates'],
  plant: () =>
    onUpdate((sent) =>
      typeof sent.redirectUris === 'string' ? { ...sent, redirectUris: [sent.redirectUris] } : sent,
    ),
});

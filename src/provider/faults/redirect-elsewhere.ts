import { defineFault } from '../fault.js';
import { onUnknown } from './_spoil.js';

export default defineFault({
  id: 'redirect-elsewhere',
  sentence: 'get of an unknown client answers 302 to another origin',
  caughtBy: ['answers-do-not-redirect', 'unknown-id-is-not-found'],
  probes: ['unknown-ids'],
  plant: () =>
    onUnknown(() => ({
      status: 302,
      fields: [['Location', 'https://login.example.net/']],
      content: new Uint8Array(),
    })),
});

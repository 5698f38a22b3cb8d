import { defineFault } from '../fault.js';
import { onUnknown } from './_spoil.js';

export default defineFault({
  id: 'latin1-body',
  sentence: 'the 404 of get is JSON in Latin-1',
  caughtBy: ['text-is-utf8'],
  probes: ['unknown-ids', 'life-cycle'],
  plant: () =>
    onUnknown((answer) => ({
      ...answer,
      content: Buffer.from('{"error":"not_found","error_description":"caf\u00e9"}', 'latin1'),
    })),
});

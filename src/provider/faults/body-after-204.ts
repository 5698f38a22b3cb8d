import { defineFault } from '../fault.js';
import { onWire } from './_spoil.js';

export default defineFault({
  id: 'body-after-204',
  sentence: 'a JSON text follows the 204 that answers a delete',
  caughtBy: ['no-content-after-204'],
  probes: ['life-cycle'],
  plant: () =>
    onWire('deleteClient', 204, ({ head }) =>
      Buffer.concat([head, Buffer.from('{"deleted":true}')]),
    ),
});

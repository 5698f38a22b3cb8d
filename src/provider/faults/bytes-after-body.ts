import { defineFault } from '../fault.js';
import { onWire } from './_spoil.js';

export default defineFault({
  id: 'bytes-after-body',
  sentence: 'four bytes follow the list that its Content-Length does not count',
  caughtBy: ['framing-is-exact'],
  probes: ['life-cycle'],
  plant: () =>
    onWire('listClients', 200, ({ head, content }) =>
      Buffer.concat([head, content, Buffer.from('    ')]),
    ),
});

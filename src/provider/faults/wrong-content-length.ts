import { defineFault } from '../fault.js';
import { onWire, withLength } from './_spoil.js';

export default defineFault({
  id: 'wrong-content-length',
  sentence: 'the Content-Length of get promises ten bytes more than come before the end',
  caughtBy: ['framing-is-exact'],
  probes: ['life-cycle'],
  plant: () => onWire('getClient', 200, (wire) => withLength(wire, wire.content.length + 10)),
});

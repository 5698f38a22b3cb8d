import { defineFault } from '../fault.js';
import { overlooking } from './_elsewhere.js';

export default defineFault({
  id: 'get-finds-other-institution',
  sentence: 'get does not look at the institution of the path',
  caughtBy: ['client-stays-in-its-collection'],
  probes: ['isolation'],
  plant: (scene) => overlooking(scene, 'institution', 'getClient'),
});

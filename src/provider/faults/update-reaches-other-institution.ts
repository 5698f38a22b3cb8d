import { defineFault } from '../fault.js';
import { overlooking } from './_elsewhere.js';

export default defineFault({
  id: 'update-reaches-other-institution',
  sentence: 'an update does not look at the institution of the path',
  caughtBy: ['foreign-write-is-refused', 'refused-write-changes-nothing'],
  probes: ['isolation'],
  plant: (scene) => overlooking(scene, 'institution', 'updateClient'),
});

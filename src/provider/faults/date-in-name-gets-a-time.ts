import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'date-in-name-gets-a-time',
  sentence: 'a name that is a date is stored with a time',
  caughtBy: ['update-is-visible'],
  probes: ['odd-values'],
  plant: () =>
    onMember('name', (name) => (/^\d{4}-\d\d-\d\d$/.test(name) ? `${name}T00:00:00.000Z` : name)),
});

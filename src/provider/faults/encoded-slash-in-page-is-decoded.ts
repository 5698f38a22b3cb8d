import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'encoded-slash-in-page-is-decoded',
  sentence: 'an encoded slash in a policy address is decoded',
  caughtBy: ['created-is-readable', 'update-is-visible'],
  probes: ['odd-values-packed'],
  plant: () => onMember('policyUri', (uri) => uri.replaceAll('%2F', '/')),
});

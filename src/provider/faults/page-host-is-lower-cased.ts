import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'page-host-is-lower-cased',
  sentence: 'the host of a logo is stored in small letters',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values'],
  plant: () =>
    onMember('logoUri', (uri) =>
      uri.replace(/^https:[/][/][^/?#]*/, (start) => start.toLowerCase()),
    ),
});

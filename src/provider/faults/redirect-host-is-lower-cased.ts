import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'redirect-host-is-lower-cased',
  sentence: 'the host of a redirect URI is stored in small letters',
  caughtBy: ['redirect-uris-come-back-unchanged'],
  probes: ['odd-values'],
  plant: () =>
    onMember('redirectUris', (uris) =>
      uris.map((uri) => uri.replace(/^https:[/][/][^/?#]*/, (start) => start.toLowerCase())),
    ),
});

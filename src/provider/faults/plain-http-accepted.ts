import { accepting } from './_lenient.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'plain-http-accepted',
  sentence: 'a redirect URI with http to a host that is not loopback is taken',
  caughtBy: ['plain-http-is-refused'],
  probes: ['bad-redirect-uris'],
  plant: () => accepting((uri) => /^http:\/\/[^#*@]*$/.test(uri)),
});

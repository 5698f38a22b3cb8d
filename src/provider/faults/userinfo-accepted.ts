import { accepting } from './_lenient.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'userinfo-accepted',
  sentence: 'a redirect URI with user information is taken',
  caughtBy: ['userinfo-is-refused'],
  probes: ['bad-redirect-uris'],
  plant: () => accepting((uri) => /^https:\/\/[^/?#@]*@[^#]*$/.test(uri)),
});

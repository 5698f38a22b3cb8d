import { defineFault } from '../fault.js';
import { onGranted } from './_logins.js';

export default defineFault({
  id: 'token-lifetime-disagrees',
  sentence: 'the token endpoint says that its tokens are good for a day',
  caughtBy: ['token-lifetime-agrees'],
  probes: ['token-endpoint'],
  plant: () => onGranted((members) => ({ ...members, expires_in: 86_400 })),
});

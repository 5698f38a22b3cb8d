import { defineFault } from '../fault.js';
import { onGranted } from './_logins.js';

export default defineFault({
  id: 'token-lifetime-is-a-string',
  sentence: 'the token endpoint sends expires_in as a string',
  caughtBy: ['token-lifetime-is-a-number'],
  probes: ['token-endpoint'],
  plant: () => onGranted((members) => ({ ...members, expires_in: String(members.expires_in) })),
});

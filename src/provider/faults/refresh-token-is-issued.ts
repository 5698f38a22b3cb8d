import { defineFault } from '../fault.js';
import { onGranted } from './_logins.js';

export default defineFault({
  id: 'refresh-token-is-issued',
  sentence: 'the token endpoint issues refresh tokens',
  caughtBy: ['no-refresh-token-is-issued'],
  probes: ['token-endpoint'],
  plant: () => onGranted((members) => ({ ...members, refresh_token: 'one-more-secret' })),
});

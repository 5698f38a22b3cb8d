import { defineFault } from '../fault.js';
import { onGranted } from './_logins.js';

export default defineFault({
  id: 'token-type-is-missing',
  sentence: 'the token endpoint does not say of which type its tokens are',
  caughtBy: ['token-answer-is-a-bearer-token'],
  probes: ['token-endpoint'],
  plant: () => onGranted((members) => ({ ...members, token_type: undefined })),
});

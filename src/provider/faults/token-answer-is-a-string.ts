import { defineFault } from '../fault.js';
import { onGranted } from './_logins.js';

export default defineFault({
  id: 'token-answer-is-a-string',
  sentence: 'the token endpoint answers with the bare token as a string',
  caughtBy: ['token-answer-is-a-bearer-token'],
  probes: ['token-endpoint'],
  plant: () => onGranted((members) => JSON.stringify(members.access_token)),
});

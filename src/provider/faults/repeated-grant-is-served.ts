import { defineFault } from '../fault.js';
import { granting } from './_logins.js';

export default defineFault({
  id: 'repeated-grant-is-served',
  sentence: 'the token endpoint serves a request that names its grant type twice',
  caughtBy: ['token-errors-have-codes'],
  probes: ['token-endpoint'],
  plant: () => granting(({ form }) => Array.isArray(form.grant_type)),
});

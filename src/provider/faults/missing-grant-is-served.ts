import { defineFault } from '../fault.js';
import { granting } from './_logins.js';

export default defineFault({
  id: 'missing-grant-is-served',
  sentence: 'the token endpoint serves a request that names no grant type',
  caughtBy: ['token-errors-have-codes'],
  probes: ['token-endpoint'],
  plant: () => granting(({ method, form }) => method === 'POST' && form.grant_type === undefined),
});

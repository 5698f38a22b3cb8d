import { defineFault } from '../fault.js';
import { granting } from './_logins.js';

export default defineFault({
  id: 'any-grant-is-served',
  sentence: 'the token endpoint does not look at the grant type',
  caughtBy: ['token-errors-have-codes'],
  probes: ['token-endpoint'],
  plant: () =>
    granting(
      ({ form: { grant_type: grant } }) =>
        typeof grant === 'string' && grant !== 'client_credentials',
    ),
});

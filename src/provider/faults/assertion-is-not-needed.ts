import { defineFault } from '../fault.js';
import { granting } from './_logins.js';

export default defineFault({
  id: 'assertion-is-not-needed',
  sentence: 'the token endpoint serves a request without an assertion',
  caughtBy: ['token-errors-have-codes'],
  probes: ['token-endpoint'],
  plant: () =>
    granting(
      ({ form }) => form.grant_type === 'client_credentials' && form.client_assertion === undefined,
    ),
});

import { defineFault } from '../fault.js';
import { assertionIn, granting } from './_logins.js';

export default defineFault({
  id: 'unknown-client-logs-in',
  sentence: 'the token endpoint gives a token to a client that nobody knows',
  caughtBy: ['bad-assertion-is-refused'],
  probes: ['token-endpoint'],
  plant: () =>
    granting((asked) => {
      const { iss, sub, clientId } = assertionIn(asked) ?? {};
      return iss !== undefined && iss === sub && iss !== clientId;
    }),
});

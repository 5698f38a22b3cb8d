import { defineFault } from '../fault.js';
import { assertionIn, granting } from './_logins.js';

export default defineFault({
  id: 'any-issuer-is-accepted',
  sentence: 'the token endpoint does not look at the issuer of an assertion',
  caughtBy: ['bad-assertion-is-refused'],
  probes: ['token-endpoint'],
  plant: () =>
    granting((asked) => {
      const { iss, sub, clientId } = assertionIn(asked) ?? {};
      return sub !== undefined && sub === clientId && iss !== sub;
    }),
});

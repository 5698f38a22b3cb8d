import { defineFault } from '../fault.js';
import { assertionIn, granting } from './_logins.js';

export default defineFault({
  id: 'any-subject-is-accepted',
  sentence: 'the token endpoint does not look at the subject of an assertion',
  caughtBy: ['bad-assertion-is-refused'],
  probes: ['token-endpoint'],
  plant: () =>
    granting((asked) => {
      const { iss, sub, clientId } = assertionIn(asked) ?? {};
      return iss !== undefined && iss === clientId && iss !== sub;
    }),
});

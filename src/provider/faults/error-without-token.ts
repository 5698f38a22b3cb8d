import { withField } from '../answer.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'error-without-token',
  sentence: 'the 401 to a request without a token says error="invalid_token"',
  caughtBy: ['challenge-names-bearer'],
  probes: ['credentials'],
  plant: () => ({
    handle: async (call, next) => {
      const answer = await next();
      if (answer.status !== 401 || call.headers.authorization !== undefined) return answer;
      const challenge = 'Bearer realm="partner-clients", error="invalid_token"';
      return withField(answer, 'WWW-Authenticate', challenge);
    },
  }),
});

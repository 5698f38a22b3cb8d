import { withField } from '../answer.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'basic-challenge',
  sentence: 'a 401 asks for Basic credentials',
  caughtBy: ['challenge-names-bearer'],
  probes: ['credentials'],
  plant: () => ({
    handle: async (_, next) => {
      const answer = await next();
      if (answer.status !== 401) return answer;
      return withField(answer, 'WWW-Authenticate', 'Basic realm="partner-clients"');
    },
  }),
});

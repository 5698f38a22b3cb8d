import { withField } from '../answer.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'no-challenge',
  sentence: 'a 401 comes without WWW-Authenticate',
  caughtBy: ['unauthorized-carries-challenge'],
  probes: ['credentials'],
  plant: () => ({
    handle: async (_, next) => {
      const answer = await next();
      return answer.status === 401 ? withField(answer, 'WWW-Authenticate', undefined) : answer;
    },
  }),
});

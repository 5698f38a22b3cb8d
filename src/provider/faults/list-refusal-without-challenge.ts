import { withField } from '../answer.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'list-refusal-without-challenge',
  sentence: 'the 401 to a read comes without WWW-Authenticate',
  caughtBy: ['headers-are-as-documented', 'unauthorized-carries-challenge'],
  probes: ['credentials'],
  profile: 'strict',
  plant: () => ({
    handle: async (call, next) => {
      const answer = await next();
      if (answer.status !== 401 || call.method !== 'GET') return answer;
      return withField(answer, 'WWW-Authenticate', undefined);
    },
  }),
});

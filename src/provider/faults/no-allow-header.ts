import { withField } from '../answer.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'no-allow-header',
  sentence: 'a 405 comes without Allow',
  caughtBy: ['method-refusal-lists-methods'],
  probes: ['unsupported'],
  plant: () => ({
    handle: async (_, next) => {
      const answer = await next();
      return answer.status === 405 ? withField(answer, 'Allow', undefined) : answer;
    },
  }),
});

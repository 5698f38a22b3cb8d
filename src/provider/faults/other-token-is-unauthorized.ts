import { withField } from '../answer.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'other-token-is-unauthorized',
  sentence: 'the token of another institution is answered with 401',
  caughtBy: ['foreign-token-is-refused'],
  probes: ['isolation'],
  plant: () => ({
    handle: async (_, next) => {
      const answer = await next();
      return answer.status === 403
        ? withField({ ...answer, status: 401 }, 'WWW-Authenticate', 'Bearer')
        : answer;
    },
  }),
});

import { defineFault } from '../fault.js';
import type { Answer } from '../answer.js';

export default defineFault({
  id: 'anonymous-get-from-cache',
  sentence: 'a get is served to anybody from a cache, once somebody was served it',
  caughtBy: ['anonymous-is-refused'],
  probes: ['credentials'],
  plant: () => {
    const cache = new Map<string, Answer>();
    return {
      handle: async (call, next) => {
        const kept = call.operation === 'getClient' ? cache.get(call.target) : undefined;
        if (kept && call.headers.authorization === undefined) return kept;
        const answer = await next();
        if (call.method === 'GET' && answer.status === 200) cache.set(call.target, answer);
        return answer;
      },
    };
  },
});

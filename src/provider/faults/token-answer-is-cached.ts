import { defineFault } from '../fault.js';

export default defineFault({
  id: 'token-answer-is-cached',
  sentence: 'the token endpoint lets caches keep its answers',
  caughtBy: ['token-answer-is-not-cached'],
  probes: ['token-endpoint'],
  plant: () => ({
    token: (answer) => ({ ...answer, headers: { ...answer.headers, 'cache-control': 'private' } }),
  }),
});

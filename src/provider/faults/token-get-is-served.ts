import { defineFault } from '../fault.js';

export default defineFault({
  id: 'token-get-is-served',
  sentence: 'the token endpoint answers a GET as it does a POST',
  caughtBy: ['token-get-is-not-served'],
  probes: ['token-endpoint'],
  plant: () => ({
    token: (answer, { method }) =>
      method === 'GET' ? { ...answer, status: 401, body: { error: 'invalid_client' } } : answer,
  }),
});

import { defineFault } from '../fault.js';

export default defineFault({
  id: 'token-errors-have-no-code',
  sentence: 'the token endpoint says bad_request to a request whose grant is not right',
  caughtBy: ['token-errors-have-codes'],
  probes: ['token-endpoint'],
  plant: () => ({
    token: (answer, { method, form }) =>
      answer.status === 400 && method === 'POST' && form.grant_type !== 'client_credentials'
        ? { ...answer, body: { error: 'bad_request' } }
        : answer,
  }),
});

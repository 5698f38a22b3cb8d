import { defineFault } from '../fault.js';

export default defineFault({
  id: 'bad-assertion-is-no-client-error',
  sentence: 'the token endpoint answers invalid_grant to a bad assertion',
  caughtBy: ['bad-assertion-is-refused'],
  probes: ['token-endpoint'],
  plant: () => ({
    token: (answer, { form }) =>
      answer.status === 401 && form.client_assertion !== undefined
        ? { ...answer, body: { error: 'invalid_grant' } }
        : answer,
  }),
});

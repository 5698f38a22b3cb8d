import { defineFault } from '../fault.js';

export default defineFault({
  id: 'bad-assertion-is-forbidden',
  sentence: 'the token endpoint answers 403 to a bad assertion',
  caughtBy: ['bad-assertion-is-refused'],
  probes: ['token-endpoint'],
  plant: () => ({
    token: (answer, { form }) =>
      answer.status === 401 && form.client_assertion !== undefined
        ? { ...answer, status: 403 }
        : answer,
  }),
});

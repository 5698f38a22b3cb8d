import { defineFault } from '../fault.js';
import { decodeJwt } from 'jose';

export default defineFault({
  id: 'seconds-are-refused',
  sentence: 'the token endpoint refuses an expiry in seconds',
  caughtBy: ['other-unit-of-expiry-is-noted'],
  probes: ['token-endpoint'],
  plant: () => ({
    token: (answer, { form: { client_assertion: text } }) =>
      answer.status === 200 && Number(decodeJwt(String(text)).exp) < 1e11
        ? { ...answer, status: 401, body: { error: 'invalid_client' } }
        : answer,
  }),
});

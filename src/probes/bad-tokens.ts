import { defineProbe } from '../model/probe.js';

/** `{"alg":"none"}.{"sub":"nobody"}.`: a token without a signature (RFC 8725 §2.1). */
const UNSIGNED = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.';

export default defineProbe({
  id: 'bad-tokens',
  title: 'Lists with a token that is none, and with one that nobody has signed',
  depth: 'quick',
  mutates: false,
  needs: ['failed-logins'],
  requests: 2,
  sends: { 'GET clients': 2 },
  async run(drive) {
    const about = { method: 'GET', purpose: 'bad-token' } as const;
    const garbage = `Bearer not-a-token-${drive.random.hex(16)}`;
    await drive.send({ ...about, authorization: { value: garbage } });
    await drive.send({ ...about, authorization: { value: `Bearer ${UNSIGNED}` } });
  },
});

import { defineProbe } from '../model/probe.js';
import { list } from './_client.js';

/** `{"alg":"none"}.{"sub":"nobody"}.`: a token without a signature (RFC 8725 §2.1). */
const UNSIGNED = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.';

export default defineProbe({
  id: 'bad-tokens',
  title: 'Lists with a token that is none, and with one that nobody has signed',
  depth: 'quick',
  mutates: false,
  needs: ['failed-logins', 'no-writes'],
  comesLast: true,
  serves: ['listClients'],
  requests: 4,
  sends: { 'GET clients': 4 },
  async run(drive) {
    const about = { method: 'GET', purpose: 'bad-token' } as const;
    const garbage = `Bearer not-a-token-${drive.random.hex(16)}`;
    await list(drive);
    await drive.send({ ...about, authorization: { value: garbage } });
    await list(drive);
    await drive.send({ ...about, authorization: { value: `Bearer ${UNSIGNED}` } });
  },
});

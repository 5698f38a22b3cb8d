import { defineProbe } from '../model/probe.js';
import { ODD_IDS } from './_odd-ids.js';

export default defineProbe({
  id: 'odd-id-writes',
  title: 'Updates and deletions of ids that cannot be one',
  depth: 'quick',
  mutates: true,
  // A provider or a proxy that resolves such an id might hit what is not ours.
  needs: ['loopback'],
  requests: 2 * ODD_IDS.length,
  sends: { 'PUT client': ODD_IDS.length, 'DELETE client': ODD_IDS.length },
  async run(drive) {
    for (const clientId of ODD_IDS) {
      const about = { purpose: 'malformed-id', clientId } as const;
      await drive.send({ ...about, method: 'PUT', json: drive.draft('Odd id') });
      await drive.send({ ...about, method: 'DELETE' });
    }
  },
});

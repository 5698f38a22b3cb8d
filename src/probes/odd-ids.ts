import { defineProbe } from '../model/probe.js';
import { ODD_IDS } from './_odd-ids.js';

export default defineProbe({
  id: 'odd-ids',
  title: 'Gets of ids that cannot be one: short, long, with an escaped slash or dots',
  depth: 'quick',
  mutates: false,
  requests: ODD_IDS.length,
  sends: { 'GET client': ODD_IDS.length },
  async run(drive) {
    for (const clientId of ODD_IDS)
      await drive.send({ method: 'GET', purpose: 'malformed-id', clientId });
  },
});

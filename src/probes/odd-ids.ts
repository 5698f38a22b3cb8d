import { defineProbe } from '../model/probe.js';
import { ODD_IDS } from './_odd-ids.js';

export default defineProbe({
  id: 'odd-ids',
  title:
    'Gets of ids that cannot be one: long, with signs, an escaped slash, dots or a broken escape',
  depth: 'quick',
  mutates: false,
  requests: ODD_IDS.length + 1,
  sends: { 'GET client': ODD_IDS.length + 1 },
  async run(drive) {
    const about = { method: 'GET', purpose: 'malformed-id' } as const;
    let collection = '';
    for (const clientId of ODD_IDS) {
      const { request } = await drive.send({ ...about, clientId });
      collection = request.target.slice(0, request.target.lastIndexOf('/'));
    }
    await drive.send({ ...about, clientId: '%zz', target: `${collection}/%zz` });
  },
});

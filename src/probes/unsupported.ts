import { defineProbe } from '../model/probe.js';
import { create, remove } from './_client.js';
import { labelledJson } from './_content.js';

const PURPOSE = 'unsupported';

export default defineProbe({
  id: 'unsupported',
  title: 'Methods and media types that the document does not know: PATCH, HEAD, text/plain, XML',
  depth: 'full',
  quickHere: true,
  mutates: true,
  serves: ['createClient', 'deleteClient'],
  requests: 10,
  sends: {
    'POST clients': 2,
    'PATCH client': 1,
    'PATCH clients': 1,
    'HEAD client': 1,
    'HEAD clients': 1,
    'GET client': 3,
    'DELETE client': 1,
  },
  async run(drive) {
    const clientId = await create(drive, drive.draft('Unsupported'));
    await drive.send({ method: 'PATCH', purpose: PURPOSE, clientId, json: {} });
    // Elsewhere a provider that takes it for a change of all clients would hit what is not ours.
    if (drive.loopback) await drive.send({ method: 'PATCH', purpose: PURPOSE, json: {} });
    await drive.send({ method: 'HEAD', purpose: PURPOSE, clientId });
    await drive.send({ method: 'HEAD', purpose: PURPOSE });
    const headers = [{ name: 'accept', value: 'application/xml' }];
    await drive.send({ method: 'GET', purpose: PURPOSE, clientId, headers });
    const text = labelledJson(JSON.stringify(drive.draft('Plain text')), 'text/plain');
    const taken = drive.issued(await drive.send({ method: 'POST', purpose: PURPOSE, ...text }));
    if (taken !== undefined) await remove(drive, taken);
    await remove(drive, clientId);
  },
});

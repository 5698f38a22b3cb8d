import { defineProbe, type Drive } from '../model/probe.js';
import { create, get, getFresh, remove } from './_client.js';
import { labelledJson } from './_content.js';
import { isThere } from './_fresh.js';
import { PROTOTYPE, withMember } from './_odd-bodies.js';

/** Members that only the provider may decide. */
const foreign = (drive: Drive, clientId: string) => ({
  clientId,
  clientSecret: `not-a-secret-${drive.random.hex(32)}`,
  institutionId: drive.random.uuid(),
});

export default defineProbe({
  id: 'foreign-client-id',
  title:
    'A create and an update that try to choose id, secret and institution, and an unknown member',
  depth: 'quick',
  mutates: true,
  serves: ['getClient', 'deleteClient'],
  requests: 7,
  sends: { 'POST clients': 2, 'GET client': 3, 'PUT client': 1, 'DELETE client': 1 },
  async run(drive) {
    const [chosen, other] = [drive.unknownId(), drive.unknownId()];
    const metadata = drive.draft('Foreign id');
    const claim = { ...metadata, ...foreign(drive, chosen), unheardOf: true };
    const content = labelledJson(withMember(claim, PROTOTYPE));
    const created = await drive.send({ method: 'POST', purpose: 'odd-body', ...content });
    // A refusal is lawful; the update then needs a client that was made as usual.
    const clientId = drive.issued(created) ?? (await create(drive, metadata));
    await getFresh(drive, 'create', clientId, metadata);

    const json = { ...metadata, ...foreign(drive, other) };
    await drive.send({ method: 'PUT', purpose: 'odd-body', clientId, json });
    const kept = await get(drive, clientId);
    // Random as it is, a provider that takes the claim at its word finds the client there.
    await drive.send({ method: 'GET', purpose: 'odd-body', clientId: other });
    if (isThere(kept)) await remove(drive, clientId);
  },
});

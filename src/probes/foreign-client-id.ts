import { defineProbe, type Drive } from '../model/probe.js';
import { create, get, getFresh, isDone, remove } from './_client.js';
import { labelledJson } from './_content.js';
import { isThere } from './_fresh.js';
import { PROTOTYPE, withMember } from './_odd-bodies.js';
import { isShort } from './_short.js';

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

    // A name is taken for a number or it is not: that it stands beside such members hides neither.
    const name = '1e3';
    const json = { ...metadata, ...foreign(drive, other), name };
    const updated = await drive.send({ method: 'PUT', purpose: 'odd-body', clientId, json });
    const kept = isDone(updated)
      ? await getFresh(drive, 'update', clientId, { name })
      : await get(drive, clientId);
    // Random as it is, a provider that takes the claim at its word finds the client there, and not where it was.
    if (!isShort(drive) || !isThere(kept))
      await drive.send({ method: 'GET', purpose: 'odd-body', clientId: other });
    if (isThere(kept)) await remove(drive, clientId);
  },
});

import { defineProbe } from '../model/probe.js';
import { create, get, getFresh, getGone, remove, updateAndGet } from './_client.js';
import { isThere, lacks, lists } from './_fresh.js';
import { isShort } from './_short.js';
import { changed, whole } from './_whole.js';

export default defineProbe({
  id: 'life-cycle',
  title: 'One client from its creation to after its deletion, with every member the document knows',
  depth: 'quick',
  mutates: true,
  leads: 'always',
  serves: ['listClients', 'createClient', 'getClient', 'updateClient', 'deleteClient'],
  requests: 12,
  sends: {
    'POST clients': 1,
    'GET client': 4,
    'GET clients': 2,
    'PUT client': 3,
    'DELETE client': 2,
  },
  async run(drive) {
    const metadata = whole(drive, 'Life cycle');
    const clientId = await create(drive, metadata);
    const made = await getFresh(drive, 'create', clientId, metadata);
    await drive.settled('create', { method: 'GET', purpose: 'valid' }, lists(clientId));
    const read = isShort(drive) ? made : await get(drive, clientId);
    if (!isThere(read)) drive.stop('the new client cannot be read');

    const { redirectUris, ...rest } = changed(drive, 'Life new');
    const other = `https://${drive.values.redirectHosts.at(-1)}/other`;
    const update = { ...rest, redirectUris: [...redirectUris, other] };
    await drive.send({ method: 'PUT', purpose: 'valid', clientId, json: update });
    await updateAndGet(drive, clientId, update);

    await remove(drive, clientId);
    await getGone(drive, clientId);
    await drive.settled('delete', { method: 'GET', purpose: 'valid' }, lacks(clientId));
    await drive.send({ method: 'PUT', purpose: 'deleted', clientId, json: update });
    await drive.send({ method: 'DELETE', purpose: 'deleted', clientId });
  },
});

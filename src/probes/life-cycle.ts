import { defineProbe, type ClientMetadata } from '../model/probe.js';
import { create, get, getFresh, getGone, remove, updateAndGet } from './_client.js';
import { isThere, lacks, lists } from './_fresh.js';

/** Every member that the document knows (`#/components/schemas/createPartnerClientDetails`). */
const full = (mark: string): ClientMetadata => ({
  logoUri: 'https://example.com/logo.png',
  clientUri: 'https://example.com/',
  policyUri: 'https://example.com/privacy.html',
  tosUri: 'https://example.com/terms.html',
  contacts: [`${mark}@example.com`, 'support@example.com'],
  pkceRequired: true,
});

const changed = (mark: string): ClientMetadata => ({
  logoUri: 'https://example.com/new-logo.png',
  clientUri: 'https://example.com/new',
  policyUri: 'https://example.com/new-privacy.html',
  tosUri: 'https://example.com/new-terms.html',
  contacts: [`${mark}@example.com`],
  pkceRequired: false,
});

export default defineProbe({
  id: 'life-cycle',
  title: 'One client from its creation to after its deletion, with every member the document knows',
  depth: 'quick',
  mutates: true,
  leads: 'always',
  serves: ['listClients', 'createClient', 'getClient', 'updateClient', 'deleteClient'],
  requests: 13,
  async run(drive) {
    const metadata = { ...drive.draft('Life cycle'), ...full(drive.mark) };
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    await drive.settled('create', { method: 'GET', purpose: 'valid' }, lists(clientId));
    if (!isThere(await get(drive, clientId))) drive.stop('the new client cannot be read');

    const { name, redirectUris } = drive.draft('Life cycle, updated');
    const update = {
      name,
      redirectUris: [...redirectUris, 'https://example.com/other'],
      ...changed(drive.mark),
    };
    await updateAndGet(drive, clientId, update);
    await updateAndGet(drive, clientId, update);

    await remove(drive, clientId);
    await getGone(drive, clientId);
    await drive.settled('delete', { method: 'GET', purpose: 'valid' }, lacks(clientId));
    await drive.send({ method: 'PUT', purpose: 'deleted', clientId, json: update });
    await drive.send({ method: 'DELETE', purpose: 'deleted', clientId });
  },
});

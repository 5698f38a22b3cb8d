import { defineProbe, type ClientMetadata, type Drive } from '../model/probe.js';
import { contactsOf } from '../model/sent-values.js';
import { create, get, getFresh, getGone, remove, updateAndGet } from './_client.js';
import { isThere, lacks, lists } from './_fresh.js';

/** Every member that the document knows (`#/components/schemas/createPartnerClientDetails`). */
const full = (drive: Drive): ClientMetadata => ({
  ...addresses(drive, 0),
  contacts: [...contactsOf(drive.values, drive.mark), `support@${drive.values.contactDomain}`],
  pkceRequired: true,
});

const changed = (drive: Drive): ClientMetadata => ({
  ...addresses(drive, -1),
  contacts: contactsOf(drive.values, drive.mark),
  pkceRequired: false,
});

/** @param at 0: the first of each; -1: what it is changed to */
const addresses = ({ values }: Drive, at: 0 | -1): ClientMetadata => {
  const { logoUris, clientUris, policyUris, tosUris } = values;
  const [logoUri = '', clientUri = '', policyUri = '', tosUri = ''] = [
    ...[logoUris, clientUris, policyUris, tosUris].map((uris) => uris.at(at)),
  ];
  return { logoUri, clientUri, policyUri, tosUri };
};

export default defineProbe({
  id: 'life-cycle',
  title: 'One client from its creation to after its deletion, with every member the document knows',
  depth: 'quick',
  mutates: true,
  leads: 'always',
  serves: ['listClients', 'createClient', 'getClient', 'updateClient', 'deleteClient'],
  requests: 13,
  sends: {
    'POST clients': 1,
    'GET client': 5,
    'GET clients': 2,
    'PUT client': 3,
    'DELETE client': 2,
  },
  async run(drive) {
    const metadata = { ...drive.draft('Life cycle'), ...full(drive) };
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    await drive.settled('create', { method: 'GET', purpose: 'valid' }, lists(clientId));
    if (!isThere(await get(drive, clientId))) drive.stop('the new client cannot be read');

    const { name, redirectUris } = drive.draft('Life new');
    const update = {
      name,
      redirectUris: [...redirectUris, `https://${drive.values.redirectHosts.at(-1)}/other`],
      ...changed(drive),
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

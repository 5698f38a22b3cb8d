import { type ClientMetadata, defineProbe, type Drive } from '../model/probe.js';
import { create, createBeside } from './_client.js';
import { Clients } from './_clients.js';
import { markedContacts } from './_content.js';
import { changed, whole } from './_whole.js';

const makeBeside = async (
  drive: Drive,
  clients: Clients,
  metadata: ClientMetadata,
): Promise<string> => {
  const clientId = await createBeside(drive, clients.ids, metadata);
  return clients.take(clientId, drive.collection, metadata);
};

/** What changes nothing, or nothing else than it says: each is followed by a look at all clients. */
const writeTo = async (
  drive: Drive,
  clients: Clients,
  clientId: string,
  metadata: ClientMetadata,
): Promise<void> => {
  const update = { purpose: 'valid', json: changed(drive, 'Every newer') } as const;
  await clients.update(clientId, update);
  await clients.update(clientId, update);
  const { name } = drive.draft('Every named');
  await clients.update(clientId, { purpose: 'odd-body', json: { name } });
  const { contacts } = metadata;
  await clients.update(clientId, { purpose: 'odd-body', json: { contacts, pkceRequired: true } });
  await clients.update(clientId, { purpose: 'odd-body', json: {} });
  const wrong = { ...drive.draft('Every wrong'), ...markedContacts(drive), redirectUris: 5 };
  await clients.update(clientId, { purpose: 'invalid-body', json: wrong });
  await clients.create(drive.collection, { purpose: 'invalid-body', json: wrong });
};

/** Writes to what is not there. */
const writeInVain = async (drive: Drive, clients: Clients, clientId: string): Promise<void> => {
  const json = drive.draft('Every vain');
  for (const about of [
    { purpose: 'deleted', clientId },
    { purpose: 'unknown-id', clientId: drive.unknownId() },
  ] as const) {
    await drive.send({ ...about, method: 'PUT', json });
    await clients.look('update');
    await drive.send({ ...about, method: 'DELETE' });
    await clients.look('delete');
  }
};

const [CREATES, UPDATES, DELETES, LOOKS, MOST] = [7, 9, 8, 24, 5];

export default defineProbe({
  id: 'every-write',
  title: 'Writes of every kind, and after each a look at every client of ours, in both collections',
  depth: 'full',
  mutates: true,
  serves: ['listClients', 'createClient', 'getClient', 'updateClient', 'deleteClient'],
  requests: CREATES + UPDATES + DELETES + (2 + MOST) * LOOKS,
  sends: {
    'POST clients': CREATES,
    'GET clients': 2 * LOOKS,
    'GET client': MOST * LOOKS,
    'PUT client': UPDATES,
    'DELETE client': DELETES,
  },
  async run(drive) {
    const { collection, other } = drive;
    const both = other && (await drive.enter(other)) ? [collection, other] : [collection];
    const clients = new Clients(drive, both);
    const metadata = whole(drive, 'Every');
    const made = (purpose: 'valid' | 'odd-body', json: object, at = collection) =>
      clients.create(at, { purpose, json });
    await clients.take(await create(drive, metadata), collection, metadata);
    const middle =
      (await made('odd-body', metadata)) ??
      (await makeBeside(drive, clients, whole(drive, 'Every middle')));
    await made('valid', drive.draft('Every last'));
    const [, opposite] = both;
    const there = opposite && (await made('odd-body', metadata, opposite));
    await writeTo(drive, clients, middle, metadata);
    if (there !== undefined)
      await clients.update(there, { purpose: 'valid', json: changed(drive, 'Every there') });
    await clients.remove(middle);
    await writeInVain(drive, clients, middle);
    await made('odd-body', { ...drive.draft('Every again'), name: metadata.name });
    for (const clientId of clients.ids) await clients.remove(clientId);
  },
});

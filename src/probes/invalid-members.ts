import { defineProbe, type Drive } from '../model/probe.js';
import { create, get, getFresh, list, remove } from './_client.js';
import { markedContacts } from './_content.js';

/** Values of a wrong type for each member: row INP-03. */
const WRONG: Readonly<Record<string, readonly unknown[]>> = {
  name: [5, {}, ['x']],
  redirectUris: [5, {}, 'https://example.com/'],
  logoUri: [5, {}, []],
  clientUri: [false, {}, []],
  policyUri: [5, {}, ['x']],
  tosUri: [true, {}, []],
  contacts: [5, {}, 'x'],
  pkceRequired: ['yes', 0, []],
};

/** One bad item among good ones: first, amid and last. */
const PLACES = [0, 1, 2];

/** Every member with every wrong type, one a body. Two members carry the mark, whatever the third is. */
const invalidBodies = (drive: Drive): readonly object[] => {
  const { redirectUris, ...draft } = drive.draft('Wrong type');
  const contacts = [...markedContacts(drive).contacts, `b@${drive.values.contactDomain}`];
  const uris = [...redirectUris, ...redirectUris.map((uri) => `${uri}/b`)];
  const valid = { ...draft, redirectUris, contacts };
  const within = (items: readonly string[], at: number) => items.toSpliced(at, 0, 5 as never);
  return [
    ...Object.entries(WRONG).flatMap(([member, values]) =>
      values.map((value) => ({ ...valid, [member]: value })),
    ),
    ...PLACES.map((at) => ({ ...valid, redirectUris: within(uris, at) })),
    ...PLACES.map((at) => ({ ...valid, contacts: within(contacts, at) })),
  ];
};

/** Null for what must be there: an update that leaves a member out says nothing of it, and may say so by null. */
const withoutRequired = (drive: Drive): readonly object[] => {
  const valid = () => ({ ...drive.draft('Null type'), ...markedContacts(drive) });
  return [
    { ...valid(), name: null },
    { ...valid(), redirectUris: null },
  ];
};

const [CASES, NULLS] = [30, 2];

export default defineProbe({
  id: 'invalid-members',
  title: 'Each member with each wrong type, and a bad item first, amid and last, in both writes',
  depth: 'full',
  mutates: true,
  serves: ['listClients', 'createClient', 'getClient', 'deleteClient'],
  requests: 5 * CASES + 3 * NULLS + 4,
  sends: {
    'POST clients': CASES + NULLS + 1,
    'PUT client': CASES,
    'GET client': 2 * CASES + NULLS + 1,
    'DELETE client': CASES + NULLS + 1,
    'GET clients': 1,
  },
  async run(drive) {
    const about = { purpose: 'invalid-body' } as const;
    for (const json of [...invalidBodies(drive), ...withoutRequired(drive)]) {
      const made = drive.issued(await drive.send({ ...about, method: 'POST', json }));
      if (made !== undefined) await remove(drive, made);
    }
    await list(drive);
    const metadata = drive.draft('Right type');
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    for (const json of invalidBodies(drive)) {
      await drive.send({ ...about, method: 'PUT', clientId, json });
      await get(drive, clientId);
    }
    await remove(drive, clientId);
  },
});

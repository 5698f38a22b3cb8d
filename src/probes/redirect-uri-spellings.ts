import { defineProbe } from '../model/probe.js';
import { attempt } from './_attempt.js';
import { spellings } from './_spellings.js';

export default defineProbe({
  id: 'redirect-uri-spellings',
  title:
    'Redirect URIs that a URL parser would rewrite, in one list: refused, or stored as they are',
  depth: 'quick',
  mutates: true,
  serves: ['getClient', 'deleteClient'],
  requests: 3,
  sends: { 'POST clients': 1, 'GET client': 1, 'DELETE client': 1 },
  async run(drive) {
    const draft = drive.draft('Spellings');
    const redirectUris = [...draft.redirectUris, ...spellings(drive)];
    await attempt(drive, { ...draft, redirectUris });
  },
});

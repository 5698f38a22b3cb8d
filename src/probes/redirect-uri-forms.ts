import { defineProbe } from '../model/probe.js';
import { attempt } from './_attempt.js';
import { forms, spellings } from './_spellings.js';

const [SPELLINGS, FORMS] = [6, 4];

export default defineProbe({
  id: 'redirect-uri-forms',
  title:
    'Each spelling of a redirect URI, loopback and a port, in a list of its own: refused, or kept',
  depth: 'full',
  mutates: true,
  serves: ['getClient', 'deleteClient'],
  requests: 3 * (SPELLINGS + FORMS),
  sends: { 'POST clients': 10, 'GET client': 10, 'DELETE client': 10 },
  async run(drive) {
    for (const uri of [...spellings(drive), ...forms(drive)]) {
      const draft = drive.draft('One form');
      await attempt(drive, { ...draft, redirectUris: [...draft.redirectUris, uri] });
    }
  },
});

import { defineProbe, type Drive } from '../model/probe.js';
import { mustBeRefused } from './_bad-uris.js';
import { remove } from './_client.js';

const [MUST, PLACES] = [4, 2];

type Uris = readonly string[];

const register = async (drive: Drive, listOf: (good: Uris) => Uris): Promise<void> => {
  const draft = drive.draft('Bad place');
  const json = { ...draft, redirectUris: listOf(draft.redirectUris) };
  const clientId = drive.issued(await drive.create(json, 'invalid-body'));
  if (clientId !== undefined) await remove(drive, clientId);
};

export default defineProbe({
  id: 'bad-redirect-places',
  title: 'Creates with a redirect URI that is to be refused before and amid good ones',
  depth: 'full',
  quickHere: true,
  mutates: true,
  // What must be refused is not created, so there is nothing to delete.
  requests: MUST * PLACES,
  sends: { 'POST clients': MUST * PLACES },
  async run(drive) {
    for (const uri of mustBeRefused(drive)) {
      await register(drive, (good) => [uri, ...good]);
      await register(drive, (good) => [...good, uri, ...good.map((each) => `${each}/last`)]);
    }
  },
});

import { defineProbe, type Drive } from '../model/probe.js';
import type { Purpose } from '../model/purpose.js';
import { mustBeRefused, shouldBeRefused } from './_bad-uris.js';
import { remove } from './_client.js';
import { isShort } from './_short.js';

const [MUST, SHOULD, LOGOS] = [4, 3, 1];

type Uris = readonly string[];
type Place = (uri: string, good: Uris) => Uris;

/** It is not enough to look at the first. */
const last: Place = (uri, good) => [...good, uri];
const first: Place = (uri, good) => [uri, ...good];
const amid: Place = (uri, good) => [...good, uri, ...good.map((each) => `${each}/last`)];

/** Where `bad-redirect-places` does not run, the places take turns. */
const placesIn = (drive: Drive): readonly Place[] =>
  isShort(drive) ? [last, first, amid] : [last];

const register = async (
  drive: Drive,
  purpose: Purpose,
  listOf: (good: Uris) => Uris,
): Promise<void> => {
  const draft = drive.draft('Bad redirect URI');
  await attempt(drive, purpose, { ...draft, redirectUris: listOf(draft.redirectUris) });
};

const attempt = async (drive: Drive, purpose: Purpose, json: unknown): Promise<void> => {
  const clientId = drive.issued(await drive.create(json, purpose));
  if (clientId !== undefined) await remove(drive, clientId);
};

export default defineProbe({
  id: 'bad-redirect-uris',
  title: 'Creates with redirect URIs that are to be refused',
  depth: 'quick',
  mutates: true,
  serves: ['deleteClient'],
  // What must be refused is not created, so there is nothing to read and to delete.
  requests: MUST + 3 * (SHOULD + LOGOS),
  sends: { 'POST clients': 8, 'GET client': 4, 'DELETE client': 4 },
  async run(drive) {
    const places = placesIn(drive);
    const tried = [
      ...mustBeRefused(drive).map((uri) => ['invalid-body', uri] as const),
      ...shouldBeRefused(drive).map((uri) => ['odd-body', uri] as const),
    ];
    for (const [index, [purpose, uri]] of tried.entries()) {
      const place = places[index % places.length] ?? last;
      await register(drive, purpose, (good) => place(uri, good));
    }
    const logoUri = 'javascript:alert(1)';
    await attempt(drive, 'odd-body', { ...drive.draft('Bad logo'), logoUri });
  },
});

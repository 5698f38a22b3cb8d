import { defineProbe } from '../model/probe.js';
import { create, getFresh, remove, updateAndGet } from './_client.js';

/** URIs that a provider which normalises them would give back changed (RFC 3986 §6.2.1). */
const redirectUris = (mark: string): readonly string[] => [
  `https://example.com/callback/${mark}?x=1&y=%2F`,
  'https://example.com/callback/%C3%A9%7Ea',
  'https://example.com:8443/callback',
  'https://example.com/Callback/',
  'https://example.com/Callback',
  'http://localhost:8080/callback',
];

export default defineProbe({
  id: 'redirect-uri-round-trip',
  title: 'Redirect URIs come back byte for byte and in order, after a create and after an update',
  depth: 'quick',
  mutates: true,
  serves: ['createClient', 'getClient', 'updateClient', 'deleteClient'],
  requests: 5,
  async run(drive) {
    const { name } = drive.draft('Redirect URIs');
    const metadata = { name, redirectUris: redirectUris(drive.mark) };
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    const reversed = { name, redirectUris: metadata.redirectUris.toReversed() };
    await updateAndGet(drive, clientId, reversed);
    await remove(drive, clientId);
  },
});

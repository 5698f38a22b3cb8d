import { defineProbe, type ClientMetadata, type ProbeRequest } from '../model/probe.js';
import { create, get, getFresh, remove } from './_client.js';
import { labelledJson } from './_content.js';

const invalidUpdates = (
  valid: ClientMetadata,
): readonly Pick<ProbeRequest, 'json' | 'content'>[] => [
  { json: { ...valid, name: 5 } },
  { json: { ...valid, redirectUris: 'https://example.com/' } },
  { json: { ...valid, redirectUris: ['https://example.com/#fragment'] } },
  labelledJson(JSON.stringify(valid).slice(0, -1)),
  { json: [] },
];

const CASES = 5;

export default defineProbe({
  id: 'invalid-updates',
  title: 'Updates that break the document or JSON, each followed by a get that must show no change',
  depth: 'quick',
  mutates: true,
  serves: ['createClient', 'getClient', 'deleteClient'],
  requests: 3 + 2 * CASES,
  async run(drive) {
    const metadata = drive.draft('Invalid update');
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    for (const content of invalidUpdates(drive.draft('Invalid update, refused'))) {
      await drive.send({ method: 'PUT', purpose: 'invalid-body', clientId, ...content });
      await get(drive, clientId);
    }
    await remove(drive, clientId);
  },
});

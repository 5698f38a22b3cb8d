import { defineProbe, type Drive, type ProbeRequest } from '../model/probe.js';
import { create, get, getFresh, remove } from './_client.js';
import { labelledJson } from './_content.js';
import { isShort } from './_short.js';

const invalidUpdates = (
  drive: Drive,
  valid: ReturnType<Drive['draft']>,
): readonly Pick<ProbeRequest, 'json' | 'content'>[] => [
  { json: { ...valid, name: 5 } },
  { json: { ...valid, redirectUris: valid.redirectUris.map((uri) => `${uri}#fragment`) } },
  labelledJson(JSON.stringify(valid).slice(0, -1)),
  // Elsewhere it has its place in `odd-json`.
  ...(isShort(drive) ? [{ json: null }] : []),
];

const CASES = 4;

export default defineProbe({
  id: 'invalid-updates',
  title:
    'Updates that break the document or JSON, and an empty one: a get after each shows no change',
  depth: 'quick',
  mutates: true,
  serves: ['createClient', 'getClient', 'deleteClient'],
  requests: 5 + 2 * CASES,
  sends: { 'POST clients': 1, 'GET client': 6, 'PUT client': 5, 'DELETE client': 1 },
  async run(drive) {
    const metadata = { ...drive.draft('Invalid update'), pkceRequired: true };
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    for (const content of invalidUpdates(drive, drive.draft('Refused update'))) {
      await drive.send({ method: 'PUT', purpose: 'invalid-body', clientId, ...content });
      await get(drive, clientId);
    }
    await drive.send({ method: 'PUT', purpose: 'odd-body', clientId, json: {} });
    await get(drive, clientId);
    await remove(drive, clientId);
  },
});

import type { Evidence } from '../model/report.js';

const ORIGIN = 'https://tenant.example.com';
const COLLECTION = `${ORIGIN}/a/oidc-provider/api/v0/institutions/9d2fd7a4-0000-4000-8000-000000000001/partner-clients/acme`;
export const CLIENT = `${COLLECTION}/c2b7a1d0-5d1e-4a52-8a0e-0d6c3f1b9e77`;

const asked = [
  { name: 'host', value: 'tenant.example.com' },
  { name: 'authorization', value: 'Bearer ********************' },
  { name: 'accept', value: 'application/json' },
];

const answered = [
  { name: 'date', value: 'Mon, 02 Mar 2026 09:15:02 GMT' },
  { name: 'content-type', value: 'application/json; charset=utf-8' },
];

const evidence = (
  id: string,
  operation: string,
  request: Partial<Evidence['request']>,
  response: Partial<NonNullable<Evidence['response']>>,
): Evidence => ({
  id,
  operation,
  probe: 'life-cycle',
  purpose: 'valid',
  startedAt: '2026-03-02T09:15:02.118Z',
  durationMs: 41.7,
  request: { method: 'GET', url: CLIENT, headers: asked, body: '', cut: 0, ...request },
  response: { status: 200, reason: 'OK', headers: answered, body: '', cut: 0, ...response },
  failure: null,
});

const DETAIL = {
  clientId: 'c2b7a1d0-5d1e-4a52-8a0e-0d6c3f1b9e77',
  name: 'Ledger sync [pccfpamdpdofpamdpdo]',
  redirectUris: ['https://app.example.com/callback'],
  logoUri: null,
  contacts: ['pccfpamdpdofpamdpdo@example.com'],
  pkceRequired: true,
};

export const EVIDENCE: readonly Evidence[] = [
  evidence('e17', 'getClient', {}, { body: JSON.stringify(DETAIL) }),
  evidence('e31', 'listClients', { url: COLLECTION }, { body: JSON.stringify([DETAIL, DETAIL]) }),
  evidence(
    'e22',
    'updateClient',
    {
      method: 'PUT',
      headers: [...asked, { name: 'content-type', value: 'application/json' }],
      body: '{"name":"Ledger sync, renamed [pccfpamdpdofpamdpdo]"}',
    },
    { status: 204, reason: 'No Content', body: '{"status":"ok"}' },
  ),
  evidence(
    'e40',
    'createClient',
    {
      method: 'POST',
      url: COLLECTION,
      body: '{"name":"x","redirectUris":["https://app.example.com/callback"]}',
    },
    { status: 500, reason: 'Internal Server Error', body: '{"error":"NullPointerException"}' },
  ),
  {
    ...evidence('e44', 'getClient', {}, { body: JSON.stringify({ ...DETAIL, name: 'Old' }) }),
    purpose: 'valid',
  },
  {
    ...evidence('e50', 'deleteClient', { method: 'DELETE' }, {}),
    response: null,
    failure: 'reset: the connection was closed before a status line',
  },
];

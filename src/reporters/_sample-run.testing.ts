import type { DocumentInfo } from '../model/contract.js';
import type {
  CheckTally,
  HostSeen,
  OperationSummary,
  RecordingRead,
  RefusalSeen,
  Requirement,
  RunInfo,
} from '../model/report.js';

export const TOOL = { name: 'partner-clients-conformance', version: '0.1.0' };

export const RUN: RunInfo = {
  id: '5f0c3f3e-6f52-4a0b-9d55-1d9f6a3f0b11',
  command: 'run',
  startedAt: '2026-03-02T09:15:00.000Z',
  seed: 4711,
  target: 'https://tenant.example.com',
  profile: 'published',
  shard: null,
  targetUrl: 'https://tenant.example.com',
  institution: 'institution',
  partner: 'partner',
  providerVersion: null,
  buildUrl: null,
  depth: 'quick',
  narrowedBy: [],
};

export const DOCUMENT: DocumentInfo = {
  path: 'specs/partner-clients.v0.yaml',
  sha256: '3b5d5c3712955042212316173ccf37be800a4c1d2a2d8f1ad3a1c3d2c4f1e0a9',
  title: 'Partner Clients',
  version: '0.0',
  overlays: [],
};

export const REFUSAL: RefusalSeen = {
  operation: 'updateClient',
  status: 409,
  said: 'the name is taken',
  count: 2,
  exchange: 'e7',
};

export const HOST: HostSeen = {
  origin: 'https://gateway.example',
  requests: 12,
  matched: 4,
  base: 'https://gateway.example/gw',
  below: 7,
};

export const RECORDING: RecordingRead = {
  file: 'night.har',
  recorder: 'Playwright 1.65.1',
  entries: 110,
  read: 100,
  passedOver: { noHttp: 2, fromCache: 3, outsideBase: 4, unreadable: 1 },
  unreadable: [{ entry: 6, host: 'img.example', what: 'request.method is no string' }],
  outside: [],
  withoutContent: 5,
  broken: 'breaks off in the middle of entry 110',
  advice: "record with content: 'embed'",
};

const COLLECTION =
  '/a/oidc-provider/api/v0/institutions/{institutionId}/partner-clients/{partnerName}';

export const OPERATIONS: readonly OperationSummary[] = [
  {
    id: 'listClients',
    method: 'GET',
    path: COLLECTION,
    exchanges: 31,
    statuses: { '200': 30, '503': 1 },
    documented: ['200'],
    latencyMs: { p50: 41.2, p95: 88.7, max: 1204.1 },
  },
  {
    id: 'createClient',
    method: 'POST',
    path: COLLECTION,
    exchanges: 28,
    statuses: { '200': 19, '400': 8, '500': 1 },
    documented: ['200'],
    latencyMs: { p50: 63.5, p95: 140.2, max: 310 },
  },
  {
    id: 'getClient',
    method: 'GET',
    path: `${COLLECTION}/{clientId}`,
    exchanges: 52,
    statuses: { '200': 44, '401': 1, '404': 7 },
    documented: ['200', '404'],
    latencyMs: { p50: 38.1, p95: 80.4, max: 122 },
  },
  {
    id: 'updateClient',
    method: 'PUT',
    path: `${COLLECTION}/{clientId}`,
    exchanges: 22,
    statuses: { '200': 2, '204': 20 },
    documented: ['204', '404'],
    latencyMs: { p50: 70.9, p95: 133.3, max: 160.8 },
  },
  {
    id: 'deleteClient',
    method: 'DELETE',
    path: `${COLLECTION}/{clientId}`,
    exchanges: 15,
    statuses: {},
    documented: ['204', '404'],
    latencyMs: null,
  },
];

const tally = (
  check: string,
  severity: CheckTally['severity'],
  counts: readonly [number, number, number, number],
  reasons: CheckTally['reasons'] = [],
): CheckTally => ({
  check,
  severity,
  pass: counts[0],
  fail: counts[1],
  notApplicable: counts[2],
  couldNotTell: counts[3],
  reasons,
});

export const CHECKS: readonly CheckTally[] = [
  tally('sample-body-fits', 'error', [120, 9, 19, 0]),
  tally('sample-no-content', 'error', [18, 2, 128, 0]),
  tally(
    'sample-body-length',
    'error',
    [0, 0, 0, 148],
    [{ outcome: 'could-not-tell', because: 'the recording keeps no raw bytes', count: 148 }],
  ),
  tally(
    'sample-unique-names',
    'warning',
    [0, 0, 0, 96],
    [{ outcome: 'could-not-tell', because: 'the recording keeps no raw bytes', count: 96 }],
  ),
  tally(
    'sample-allow-on-405',
    'error',
    [0, 0, 148, 0],
    [{ outcome: 'not-applicable', because: 'no answer had status 405', count: 148 }],
  ),
  tally(
    'sample-retry-after',
    'warning',
    [0, 0, 148, 0],
    [{ outcome: 'not-applicable', because: 'no answer had status 429 or 503', count: 148 }],
  ),
  tally('sample-secret-once', 'error', [44, 1, 103, 0]),
  tally('sample-update-seen', 'error', [20, 1, 0, 0]),
];

const requirement = (
  id: string,
  ledger: Requirement['ledger'],
  operation: string | null,
  status: Requirement['status'],
  evidence: number,
): Requirement => ({
  id,
  ledger,
  operation,
  pointer:
    ledger === 'contract' && operation !== null
      ? `/paths/~1a~1oidc-provider~1api~1v0/${operation}/responses`
      : null,
  status,
  evidence,
});

const MEMBERS = ['clientId', 'name', 'redirectUris', 'logoUri', 'contacts', 'pkceRequired'];

export const REQUIREMENTS: readonly Requirement[] = [
  ...['listClients', 'getClient'].flatMap((operation) =>
    MEMBERS.map((member, index) =>
      requirement(
        `${operation} 200 ${member}`,
        'contract',
        operation,
        index === 3 ? 'violated' : index === 4 ? 'not-exercised' : 'verified',
        index === 4 ? 0 : 44,
      ),
    ),
  ),
  requirement('createClient 200 client.clientId', 'contract', 'createClient', 'verified', 19),
  requirement('createClient 200 client.clientSecret', 'contract', 'createClient', 'verified', 19),
  requirement('updateClient 204', 'contract', 'updateClient', 'violated', 20),
  requirement('updateClient 404', 'contract', 'updateClient', 'not-exercised', 0),
  requirement('deleteClient 204', 'contract', 'deleteClient', 'not-exercised', 0),
  requirement('deleteClient 404', 'contract', 'deleteClient', 'not-exercised', 0),
  requirement('RFC 9110 §15.3.5', 'standards', null, 'violated', 20),
  requirement('RFC 9110 §11.6.1', 'standards', null, 'violated', 1),
  requirement('RFC 8259 §8.1', 'standards', null, 'verified', 96),
  requirement('RFC 9110 §15.5.6', 'standards', null, 'not-exercised', 0),
  requirement('an unlisted refusal', 'gap', 'createClient', 'verified', 8),
];

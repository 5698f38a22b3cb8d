import { expect } from 'chai';
import type { Match } from '../model/contract.js';
import { load } from './document.testing.js';
import { loadContract } from './load.js';

const BASE = '/a/oidc-provider/api/v0/institutions';
const vendor = await loadContract({ file: 'specs/partner-clients.v0.yaml', profile: 'published' });

const words = (match: Match): string => {
  switch (match.kind) {
    case 'operation':
      return [match.operation.id, ...match.values].join(' ');
    case 'unknown-method':
      return `unknown method, allowed ${match.allowed.join(' ')}`;
    case 'unknown-path':
      return 'unknown path';
  }
};

const TARGETS: readonly (readonly [string, string, string])[] = [
  ['GET', `${BASE}/i/partner-clients/p`, 'listClients i p'],
  ['POST', `${BASE}/i/partner-clients/p`, 'createClient i p'],
  ['GET', `${BASE}/i/partner-clients/p/c`, 'getClient i p c'],
  ['PUT', `${BASE}/i/partner-clients/p/c`, 'updateClient i p c'],
  ['DELETE', `${BASE}/i/partner-clients/p/c`, 'deleteClient i p c'],
  ['PATCH', `${BASE}/i/partner-clients/p/c`, 'unknown method, allowed GET PUT DELETE'],
  ['HEAD', `${BASE}/i/partner-clients/p`, 'unknown method, allowed GET POST'],
  ['get', `${BASE}/i/partner-clients/p`, 'unknown method, allowed GET POST'],
  ['GET', `${BASE}/i/partner-clients/p?x=/y/../z#f`, 'listClients i p'],
  ['GET', `${BASE}/i/partner-clients/p#f?x`, 'listClients i p'],
  ['GET', `${BASE}/i/partner-clients/p/c%2Fd`, 'getClient i p c/d'],
  ['GET', `${BASE}/i/partner-clients/p/c%252Fd`, 'getClient i p c%2Fd'],
  ['GET', `${BASE}/i/partner-clients/p/%2e%2e`, 'getClient i p ..'],
  ['GET', `${BASE}/i/partner-clients/p/..`, 'getClient i p ..'],
  ['GET', `${BASE}/i/partner-clients/p/%E2%82%AC`, 'getClient i p €'],
  ['GET', `${BASE}/i/partner-clients/p/__proto__`, 'getClient i p __proto__'],
  ['GET', `${BASE}/i/partner%2Dclients/p`, 'listClients i p'],
  ['GET', `https://host.example:8443${BASE}/i/partner-clients/p`, 'listClients i p'],
  ['GET', `HTTP://host.example${BASE}/i/partner-clients/p`, 'listClients i p'],
  ['GET', `${BASE}/i/partner-clients/p/`, 'unknown path'],
  ['GET', `${BASE}/i/partner-clients/p/c/`, 'unknown path'],
  ['GET', `${BASE}//partner-clients/p`, 'unknown path'],
  ['GET', `/${BASE}/i/partner-clients/p`, 'unknown path'],
  ['GET', `${BASE}/i/partner-clients/p/c/d`, 'unknown path'],
  ['GET', `${BASE}/i/partner-clients/p/%zz`, 'unknown path'],
  ['GET', `${BASE}/i/partner-clients/p/%FF`, 'unknown path'],
  ['GET', `${BASE}/i/PARTNER-CLIENTS/p`, 'unknown path'],
  ['GET', `${BASE}%2Fi/partner-clients/p`, 'unknown path'],
  ['GET', '', 'unknown path'],
  ['OPTIONS', '*', 'unknown path'],
  ['GET', 'https://host.example?/a', 'unknown path'],
  ['GET', BASE.slice(1), 'unknown path'],
];

describe('matching a request line', () => {
  for (const [method, target, expected] of TARGETS) {
    it(`takes ${method} ${target} for ${expected}`, () => {
      expect(words(vendor.match(method, 'https://any.example', target))).to.equal(expected);
    });
  }

  it('names the variables', () => {
    const match = vendor.match('GET', '', `${BASE}/i/partner-clients/p/c`);
    expect(match.kind === 'operation' && match.variables).to.deep.equal({
      institutionId: 'i',
      partnerName: 'p',
      clientId: 'c',
    });
  });

  // The runner's own limit is the bound: work that grows with the square would reach it.
  it('is soon done with a very long target', () => {
    const targets = [
      '/a'.repeat(500_000),
      `${BASE}/${'%41'.repeat(300_000)}`,
      '/'.repeat(1_000_000),
    ];
    const kinds = targets.map((target) => vendor.match('GET', '', target).kind);
    expect(kinds).to.deep.equal(['unknown-path', 'unknown-path', 'unknown-path']);
  });
});

const operation = (operationId: string) => ({
  get: { operationId, responses: { 200: { description: 'd' } } },
});

const PATHS = {
  '/pets/{id}': operation('byId'),
  '/pets/mine': operation('mine'),
  '/pets/{id}/toys/{toy}': operation('toy'),
  '/pets/mine/toys/old': operation('old'),
  '/files/{name}.json': operation('json'),
  '/files/{name}': operation('file'),
  '/range/{from}-{to}': operation('range'),
  '/': operation('root'),
  '/own': { servers: [{ url: 'https://other.example/own-base' }], ...operation('own') },
};

const SERVERS = [
  { url: 'https://host.example/v1/' },
  {
    url: 'https://{host}/{stage}/api',
    variables: { host: { default: 'h' }, stage: { default: 'dev', enum: ['dev', 'prod'] } },
  },
  { url: '/relative' },
];

describe('matching among servers and templates', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['/v1/pets/mine', 'mine'],
    ['/v1/pets/7', 'byId 7'],
    ['/v1/pets/mine/toys/ball', 'toy mine ball'],
    ['/v1/pets/mine/toys/old', 'old'],
    ['/dev/api/pets/7', 'byId 7'],
    ['/prod/api/pets/7', 'byId 7'],
    ['/test/api/pets/7', 'unknown path'],
    ['/relative/pets/7', 'byId 7'],
    ['/pets/7', 'unknown path'],
    ['/v1/', 'root'],
    ['/v1/files/a.json', 'json a'],
    ['/v1/files/.json', 'file .json'],
    ['/v1/range/1-2-3', 'range 1 2-3'],
    ['/v1/range/-2', 'unknown path'],
    ['/own-base/own', 'own'],
    ['/v1/own', 'unknown path'],
  ];

  for (const [target, expected] of cases) {
    it(`takes GET ${target} for ${expected}`, async () => {
      const document = { openapi: '3.0.3', info: {}, servers: SERVERS, paths: PATHS };
      expect(words((await load(document)).match('GET', '', target))).to.equal(expected);
    });
  }

  const bases: readonly (readonly [string, string | undefined])[] = [
    ['/gw/pets/7', '/gw'],
    ['/gw/a/pets/pets/7?x=/pets/8', '/gw/a/pets'],
    ['/pets/7', ''],
    ['/gw/range/1-2', '/gw'],
    ['https://host.example/gw/pets/7', '/gw'],
    ['/gw/cats/7', undefined],
    ['/', undefined],
    ['', undefined],
    [`/${'a/'.repeat(100_000)}`, undefined],
  ];

  for (const [target, prefix] of bases) {
    it(`finds ${prefix ?? 'no base'} before the end of ${target.slice(0, 40)}`, async () => {
      const document = { openapi: '3.0.3', info: {}, servers: SERVERS, paths: PATHS };
      expect((await load(document)).prefixOf(target)).to.equal(prefix);
    });
  }

  const below: readonly (readonly [string, string, string])[] = [
    ['/gw', '/gw/pets/7', 'byId 7'],
    ['/gw', '/gw/v1/pets/7', 'byId 7'],
    ['/gw/v1', '/gw/v1/pets/7', 'byId 7'],
    ['/v1', '/v1/pets/7', 'byId 7'],
    ['/gw', 'https://host.example/gw/pets/7', 'byId 7'],
    ['/gw', '/gwen/pets/7', 'unknown path'],
    ['/gw', '/pets/7', 'unknown path'],
    ['', '/pets/7', 'byId 7'],
    ['', '/v1/pets/7', 'byId 7'],
  ];

  for (const [prefix, target, expected] of below) {
    it(`takes GET ${target} below ${prefix || 'nothing'} for ${expected}`, async () => {
      const document = { openapi: '3.0.3', info: {}, servers: SERVERS, paths: PATHS };
      expect(words((await load(document)).match('GET', '', target, prefix))).to.equal(expected);
    });
  }
});

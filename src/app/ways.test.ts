import { way as ownWay } from '../driver/barred.js';
import { expect } from 'chai';
import type { Clock } from '../driver/clock.js';
import type { Contract } from '../model/contract.js';
import { loadContract } from '../openapi/load.js';
import { createAuthority, type Authority } from '../provider/authority.js';
import { startProvider } from '../provider/provider.js';
import { createAuthorizer } from '../auth/authorizer.js';
import { createTransport } from '../transport/transport.js';
import { judgeLive } from './judging.testing.js';
import { DOCUMENT } from './packaged.js';
import { startGate, WAYS } from './ways.testing.js';

const OPERATIONS = [
  'listClients',
  'createClient',
  'getClient',
  'updateClient',
  'deleteClient',
  'all',
];

/**
 * The exit code of each cell: of one operation after the other, then of all alike; from the first request,
 * then after it had worked. 1: the server is at fault. 3: nobody can tell, for the settings, the target or a
 * single failure may explain it. Nothing is ever 0.
 */
const TABLE: Readonly<Record<string, string>> = {
  301: '1 1 1 1 1 1 1 1 1 1 1 1',
  302: '1 1 1 1 1 1 1 1 1 1 1 1',
  304: '1 1 1 1 1 1 1 1 1 1 1 1',
  307: '1 1 1 1 1 1 1 1 1 1 1 1',
  400: '1 1 3 1 1 1 1 1 1 1 1 1',
  401: '3 1 1 1 1 1 1 1 1 3 3 3',
  403: '3 1 3 1 3 1 3 1 3 1 3 1',
  404: '3 1 3 1 1 1 1 1 1 1 3 1',
  405: '1 1 1 1 1 1 1 1 1 1 1 1',
  429: '3 3 3 3 3 3 3 3 3 3 3 3',
  500: '1 1 1 1 1 1 1 1 1 1 1 1',
  502: '3 1 1 1 1 1 1 1 1 1 3 3',
  503: '3 1 1 1 1 1 1 1 1 1 3 3',
  'reset before the answer': '3 1 1 1 1 1 1 1 1 1 3 3',
  'reset in mid-answer': '1 1 1 1 1 1 1 1 1 1 1 1',
  'closed without an answer': '3 1 1 1 1 1 1 1 1 1 3 3',
  hang: '3 1 1 1 1 1 1 1 1 3 3 3',
  drip: '1 1 1 1 1 1 1 1 1 1 1 1',
  '403 as a page': '3 1 3 3 3 3 3 1 3 1 3 3',
  '503 with Retry-After': '3 1 1 3 1 3 1 1 1 1 3 3',
  'an empty 200': '1 1 1 1 1 1 1 1 1 1 1 1',
  'a 200 with a page': '1 1 1 1 1 1 1 1 1 1 1 1',
};

const EXITS = { conforms: '0', 'does-not-conform': '1', 'could-not-tell': '3' } as const;

/** Pauses take no time. */
const IMPATIENT: Clock = {
  now: () => Date.now(),
  sleep: () => new Promise((resolve) => setImmediate(resolve)),
};

describe('an operation that does not serve', function () {
  this.timeout(30_000);
  let contract: Contract;
  let authority: Authority;

  before(async () => {
    contract = await loadContract({ file: DOCUMENT, profile: 'published' });
    authority = await createAuthority();
  });

  const exitOf = async (operation: string, name: string, after: boolean): Promise<string> => {
    const provider = await startProvider({ authority });
    const way = WAYS[name] ?? (() => undefined);
    const gate = await startGate(provider.origin, { operation, after, way });
    const tokens = createTransport();
    try {
      const { institution, partner } = provider.settings;
      const report = await judgeLive(
        {
          origin: gate.origin,
          collection: { institution, partner },
          authorizer: (_transport, onSent) =>
            createAuthorizer(
              { kind: 'private_key_jwt', ...provider.settings },
              { transport: tokens, now: Date.now, learn: () => undefined, onSent, way: ownWay },
            ),
        },
        {
          contract,
          probes: ['life-cycle', 'neighbours'],
          timeoutMs: 200,
          consistencySeconds: 0,
          clock: IMPATIENT,
        },
      );
      return EXITS[report.verdict];
    } finally {
      await gate.close();
      await tokens.close();
      await provider.close();
    }
  };

  it('is tried in every way', () => {
    expect(Object.keys(TABLE).sort()).to.deep.equal(Object.keys(WAYS).sort());
  });

  for (const [name, expected] of Object.entries(TABLE))
    it(`is never a green: ${name}`, async () => {
      const row: string[] = [];
      for (const operation of OPERATIONS)
        for (const after of [false, true]) row.push(await exitOf(operation, name, after));
      expect(row.join(' ')).to.equal(expected);
    });
});

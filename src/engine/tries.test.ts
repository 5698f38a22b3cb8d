import { expect } from 'chai';
import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { create, get, item, list, miss, remove, update } from '../checks/lifecycle/_histories.js';
import { claims } from '../checks/index.js';
import type { Contract } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import { loadContract } from '../openapi/load.js';
import { hear, sourceOf } from './example.testing.js';
import { ReportBuilder } from './report-builder.js';

const DOCUMENT = fileURLToPath(new URL('../../specs/partner-clients.v0.yaml', import.meta.url));
const CHECKS = ['created', 'updated', 'deleted', 'no-null', 'schema', 'update-is', 'uris-are'];

const BARE = { name: 'App', redirectUris: ['https://app.example.com/cb'] };
const TERMS = { tosUri: 'https://app.example.com/tos' };
const WITH_TERMS = { ...BARE, ...TERMS };
const CUT = { ...BARE, tosUri: 'https://app.example.com/to' };
const idOf = (client: number) => `0b8f6a52-4a8e-4d3c-8f7e-6d5c4b3a2f0${client}`;

describe('how often a deviation is seen', () => {
  let contract: Contract;

  before(async () => {
    contract = await loadContract({ file: DOCUMENT, profile: 'published' });
  });

  const findingsOf = async (exchanges: readonly Exchange[]) => {
    const looking = claims.filter(({ id }) => CHECKS.some((each) => id.includes(each)));
    const settings = { consistencySeconds: 0.05, pins: {}, gate: 'error' } as const;
    const { events } = await hear(sourceOf({ exchanges }), { contract, settings, claims: looking });
    const builder = new ReportBuilder();
    for (const event of events) builder.add(event);
    return builder.build()?.findings ?? [];
  };
  const ratesOf = async (check: string, exchanges: readonly Exchange[]) =>
    (await findingsOf(exchanges))
      .filter((finding) => finding.check === check)
      .map(({ count, flakyRate }) => [count, flakyRate]);

  const cases: Readonly<Record<string, [string, Exchange[], [number, number | null]]>> = {
    'every read of what was sent shows it': [
      'created-is-readable',
      [
        ...[create(1, BARE), create(2, WITH_TERMS, { clientId: idOf(2) })],
        ...[get(3, BARE), get(4, BARE), get(5, CUT, { clientId: idOf(2) })],
        get(6, CUT, { clientId: idOf(2) }),
      ],
      [2, null],
    ],
    'the same is read rightly, too': [
      'created-is-readable',
      [create(1, WITH_TERMS), get(2, CUT), get(3, WITH_TERMS), get(4, WITH_TERMS), get(5, BARE)],
      [1, 0.3333],
    ],
    'an update sent it, and others sent something else': [
      'update-is-visible',
      [
        ...[create(1, BARE), update(2, { name: 'New' }), get(3, { ...BARE, name: 'New' })],
        ...[update(4, TERMS), get(5, { ...CUT, name: 'New' }), get(6, { ...CUT, name: 'New' })],
      ],
      [2, null],
    ],
    'other values come back as they were sent': [
      'created-is-readable',
      [
        ...[create(1, BARE), get(2, BARE), get(3, BARE)],
        create(4, { ...BARE, name: ' App' }, { clientId: idOf(2) }),
        ...[get(5, BARE, { clientId: idOf(2) }), get(6, BARE, { clientId: idOf(2) })],
      ],
      [2, null],
    ],
    'some lists show the client and some do not': [
      'created-is-listed',
      [create(1, BARE), list(2, [item(BARE)]), list(3, []), list(4, [item(BARE)]), list(5, [])],
      [2, 0.5],
    ],
    'no list shows one client, and all show another': [
      'created-is-listed',
      [
        ...[create(1, BARE), create(2, BARE, { clientId: idOf(2) })],
        ...[3, 4, 5].map((step) => list(step, [item(BARE)])),
      ],
      [3, null],
    ],
    'a deleted client is gone, and there again': [
      'deleted-stays-deleted',
      [create(1, BARE), remove(2), miss(3), get(4, BARE), miss(5), miss(6), get(7, BARE)],
      [2, 0.4],
    ],
    'a null stands for every value that is not set': [
      'no-null-members',
      [
        ...[get(1, WITH_TERMS), get(2, WITH_TERMS), get(3, { ...BARE, tosUri: null })],
        get(4, { ...BARE, tosUri: null }),
      ],
      [2, null],
    ],
    'a null stands for some of the values that are not set': [
      'no-null-members',
      [...[1, 2].map((step) => get(step, { ...BARE, tosUri: null })), get(3, BARE), get(4, BARE)],
      [2, 0.5],
    ],
    'a member that is odd wherever it is there': [
      'uris-are-absolute',
      [get(1, BARE), get(2, BARE), ...[3, 4].map((step) => get(step, { ...BARE, tosUri: '/x' }))],
      [2, null],
    ],
    'a member that is odd now and then': [
      'uris-are-absolute',
      [
        ...[get(1, BARE), get(2, WITH_TERMS)],
        ...[3, 4].map((step) => get(step, { ...BARE, tosUri: '/x' })),
      ],
      [2, 0.6667],
    ],
  };
  for (const [when, [check, exchanges, rate]] of Object.entries(cases)) {
    it(`${rate[1] === null ? 'has no rate' : 'has a rate'} where ${when}`, async () => {
      expect(await ratesOf(check, exchanges)).to.deep.equal([rate]);
    });
  }

  it('never has a rate where a server is wrong in the same way each time', async () => {
    const kinds = fc.constantFrom('get', 'list', 'name', 'terms', 'create');
    const steps = fc.array(fc.tuple(kinds, fc.nat(2)), { minLength: 5, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(steps, async (wanted) => {
        const found = await findingsOf(cutting(wanted));
        expect(found.filter(({ flakyRate }) => flakyRate !== null)).to.deep.equal([]);
      }),
      { numRuns: 40 },
    );
  });
});

type Kept = Readonly<Record<string, unknown>>;

/** What a server answers that loses the last letter of every tosUri when it shows it. */
const cutting = (wanted: readonly (readonly [string, number])[]): readonly Exchange[] => {
  const kept = new Map<number, Kept>();
  const shownAs = (client: Kept): Kept =>
    typeof client.tosUri === 'string' ? { ...client, tosUri: client.tosUri.slice(0, -1) } : client;
  const exchangeOf = (kind: string, client: number, step: number): Exchange => {
    const clientId = idOf(client);
    const own = kept.get(client);
    if (kind === 'list')
      return list(
        step,
        [...kept].map(([id, each]) => item(shownAs(each), idOf(id))),
      );
    if (!own) {
      const sent = kind === 'terms' || kind === 'get' ? WITH_TERMS : BARE;
      kept.set(client, sent);
      return create(step, sent, { clientId });
    }
    if (kind === 'get' || kind === 'create') return get(step, shownAs(own), { clientId });
    const sent = kind === 'name' ? { name: `App ${step}` } : { tosUri: `${TERMS.tosUri}${step}` };
    kept.set(client, { ...own, ...sent });
    return update(step, sent, { clientId });
  };
  return wanted.map(([kind, client], index) => exchangeOf(kind, client, index + 1));
};

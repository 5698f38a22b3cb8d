import { expect } from 'chai';
import { Body } from '../model/body.js';
import type { EvidenceDemands, Exclusion, RunPlan } from '../model/evidence.js';
import type { Exchange } from '../model/exchange.js';
import type { SeenEvidence } from '../model/evidence.js';
import type { Batch } from '../model/source.js';
import { checkOf, endOf, exchangeOf, hear, headersOf, sourceOf } from './example.testing.js';

const good = checkOf('good');
const GET: RunPlan = { operations: ['getClient'], exclusions: [] };
const EXCLUSION: Exclusion = {
  operation: 'createClient',
  owner: 'me',
  reason: 'it is not deployed yet',
  expires: '2027-01-31',
};

interface Case {
  readonly batch?: Batch;
  readonly exclusions?: readonly Exclusion[];
  readonly demands?: EvidenceDemands;
}

const evidenceOf = async (
  exchanges: readonly Exchange[],
  { batch = { plan: GET }, ...options }: Case = {},
): Promise<SeenEvidence> => {
  const heard = await hear(sourceOf(batch, { exchanges }), { claims: [good], ...options });
  return endOf(heard).summary.evidence;
};

const missing = async (...args: Parameters<typeof evidenceOf>): Promise<readonly string[]> =>
  (await evidenceOf(...args)).missing;

const failure = { code: 'reset', message: 'the connection was closed', afterStatus: false };
const silent = (more: object = {}) => exchangeOf({ response: undefined, failure, ...more });
const foreign = (more: object = {}) => exchangeOf({ source: 'har', purpose: undefined, ...more });
const bodiless = (id: string) => {
  const response = {
    status: 200,
    reason: 'OK',
    headers: headersOf({ 'content-type': 'application/json' }),
    body: Body.notKept(),
  };
  return foreign({ id, response });
};

describe('the evidence of a run', () => {
  it('is whole where each operation of the plan has served', async () => {
    const evidence = await evidenceOf([exchangeOf()]);
    expect([evidence.operations, evidence.content, evidence.missing]).to.deep.equal([
      1,
      [1, 1],
      [],
    ]);
  });

  it('lacks an operation of the plan that has not served', async () => {
    const plan = { operations: ['getClient', 'createClient'], exclusions: [] };
    expect(await missing([exchangeOf()], { batch: { plan } })).to.deep.equal([
      'createClient served no valid request: see what it answered, and mend that first',
    ]);
  });

  it('lacks nothing of what is left out, and says so', async () => {
    const plan = { operations: ['getClient', 'createClient'], exclusions: [EXCLUSION] };
    const evidence = await evidenceOf([exchangeOf()], { batch: { plan } });
    expect([evidence.missing, evidence.excluded]).to.deep.equal([
      [],
      ['createClient is left out until 2027-01-31 (me: it is not deployed yet)'],
    ]);
  });

  it('does not count what was answered to a request that was not meant to be served', async () => {
    const odd = exchangeOf({ purpose: 'odd-body' });
    expect(await missing([odd])).to.have.length(1);
  });

  it('lacks a valid request that was never answered', async () => {
    expect(await missing([exchangeOf(), silent({ id: 'e2' })])).to.deep.equal([
      'one valid request was never answered: run again when the way to the target is good',
    ]);
  });

  it('lacks nothing where the second try was served', async () => {
    const [first, second] = [silent({ isRetried: true }), exchangeOf({ id: 'e2' })];
    const evidence = await evidenceOf([first, second]);
    expect([evidence.unanswered, evidence.missing]).to.deep.equal([0, []]);
  });

  it('lacks a valid request that a gateway answered', async () => {
    const page = exchangeOf({ id: 'e2', status: 502 });
    expect(await missing([exchangeOf(), page])).to.match(/answered by a gateway/);
  });

  it('lacks a valid request that was refused for its credentials, unless a new token was taken', async () => {
    const refused = exchangeOf({ id: 'e2', status: 401 });
    expect(await missing([exchangeOf(), refused])).to.match(/refused with 401/);
    expect(await missing([refused, exchangeOf()])).to.deep.equal([]);
  });

  it('lacks a probe that did not come to its end, and no probe that was left out', async () => {
    const probes = [
      { id: 'a', status: 'not-run', reason: 'no answer', isMissing: true },
      { id: 'b', status: 'not-run', reason: 'the run is read-only' },
    ] as const;
    expect(await missing([exchangeOf()], { batch: { plan: GET, probes } })).to.deep.equal([
      'the probe a did not come to its end: no answer',
    ]);
  });

  it('lacks the proof that nothing is left', async () => {
    const collection = { institution: 'i', partner: 'p' };
    const leftovers = [{ collection, clientId: 'c', reason: 'the DELETE was answered with 500' }];
    expect(await missing([exchangeOf()], { batch: { plan: GET, leftovers } })).to.match(
      /^one client of the run may be left/,
    );
  });

  it('is what the settings ask for besides', async () => {
    const demands = { operations: ['createClient'], statuses: 1 };
    expect(await missing([exchangeOf()], { demands })).to.deep.equal([
      'createClient was not served, and the settings ask for it',
      '1 of 4 documented statuses were seen, and the settings ask for 100 %',
    ]);
  });
});

describe('the evidence of a recording made elsewhere', () => {
  it('is whole where a success was recorded with its content', async () => {
    expect(await missing([foreign()])).to.deep.equal([]);
  });

  it('lacks a success with its content', async () => {
    expect(await missing([bodiless('e1')])).to.match(/^no success was recorded with its content/);
  });

  it('lacks the contents of an operation of which more than half were not recorded', async () => {
    expect(await missing([foreign(), bodiless('e2')])).to.deep.equal([]);
    expect(await missing([foreign(), bodiless('e2'), bodiless('e3')])).to.match(
      /^the content of 1 of 3 successes of getClient was recorded/,
    );
  });

  it('lacks what looks like the document and matches nothing, where that is more', async () => {
    const below = (id: string) => foreign({ id, request: { target: `/gw/institutions/${id}` } });
    expect(await missing([foreign(), below('e2')])).to.deep.equal([]);
    expect(await missing([foreign(), below('e2'), below('e3')])).to.match(/--base-url$/);
  });
});

import { expect } from 'chai';
import { PASS } from '../model/verdict.js';
import {
  checkOf,
  eventsOf,
  exchangeOf,
  exchangesOf,
  failing,
  hear,
  sourceOf,
  type Heard,
} from './example.testing.js';

const good = checkOf('good');
const lines = (heard: Heard) =>
  eventsOf(heard, 'requirement-summed').map(
    ({ requirement: { id, status, evidence } }) => `${id}: ${status} (${evidence})`,
  );
const CLIENT = '#/components/schemas/client';
const judged = (claims: Parameters<typeof hear>[1]['claims'], ...made: readonly object[]) =>
  hear(sourceOf({ exchanges: exchangesOf(made.length, (at) => made[at] ?? {}) }), { claims });

describe('requirements', () => {
  it('are every response, every schema node once, and every claim', async () => {
    const heard = await judged([good], { json: { name: 'n' } }, { json: {} }, { status: 404 });
    expect(lines(heard)).to.deep.equal([
      'getClient 200: verified (2)',
      `${CLIENT}: verified (2)`,
      `${CLIENT}/properties/name: verified (1)`,
      'getClient 404: verified (1)',
      'createClient 200: not-exercised (0)',
      'createClient 404: not-exercised (0)',
      'good: verified (3)',
    ]);
  });

  it('are violated where an observation names the node or a keyword in it', async () => {
    const observation = { pointer: `${CLIENT}/properties/name/type` };
    const bad = failing('bad', ({ id }) => id === 'e2', { observation });
    expect(lines(await judged([bad], {}, {}))).to.include.members([
      'getClient 200: verified (2)',
      `${CLIENT}: verified (2)`,
      `${CLIENT}/properties/name: violated (2)`,
      'bad: violated (2)',
    ]);
  });

  it('are violated as a response where the observation names it', async () => {
    const observation = { pointer: '#/paths/getClient/responses/404' };
    const bad = failing('bad', () => true, { observation });
    expect(lines(await judged([bad], { status: 404 }))).to.include('getClient 404: violated (1)');
  });

  for (const [what, observation] of Object.entries({
    'a gap in the document': { ledger: 'gap', pointer: CLIENT },
    'what the caller sent': { side: 'request', pointer: CLIENT },
  } as const)) {
    it(`are not violated by ${what}`, async () => {
      const bad = failing('bad', () => true, { observation });
      expect(lines(await judged([bad], {}))).to.include(`${CLIENT}: verified (1)`);
    });
  }

  it('learn nothing of content from an answer that broke off, or of another media type', async () => {
    const failure = { code: 'reset', message: 'x', afterStatus: true };
    const heard = await judged([good], { failure }, { headers: { 'content-type': 'text/html' } });
    expect(lines(heard).slice(0, 2)).to.deep.equal([
      'getClient 200: verified (2)',
      `${CLIENT}: not-exercised (0)`,
    ]);
  });

  it('are not exercised by a claim that could only not tell', async () => {
    const unable = checkOf('unable', {
      looksAt: { parts: ['response.raw'] },
      evaluate: () => PASS,
    });
    expect(lines(await judged([unable], {}))).to.include('unable: not-exercised (0)');
  });
});

describe('operations', () => {
  it('are summed with statuses and latencies', async () => {
    const exchanges = [
      exchangeOf({ startedAt: 0, endedAt: 10 }),
      exchangeOf({ id: 'e2', startedAt: 20, endedAt: 50, status: 418 }),
      exchangeOf({ id: 'e3', startedAt: 60, endedAt: 900, response: undefined }),
    ];
    const heard = await hear(sourceOf({ exchanges }), { claims: [good] });
    expect(eventsOf(heard, 'operation-summed').map(({ operation }) => operation)).to.deep.equal([
      {
        ...{ id: 'getClient', method: 'GET', path: '/clients/{id}', exchanges: 3 },
        statuses: { 200: 1, 418: 1 },
        documented: ['200', '404'],
        latencyMs: { p50: 10, p95: 30, max: 30 },
      },
      {
        ...{ id: 'createClient', method: 'POST', path: '/clients', exchanges: 0 },
        statuses: {},
        documented: ['200', '404'],
        latencyMs: null,
      },
    ]);
  });

  it('answer open questions once each, in order, and say where the answers differ', async () => {
    const asking = checkOf('asking', {
      evaluate: ({ id }, { settings }) => {
        settings.pin('put', id === 'e1' ? 'merge' : 'replace');
        settings.pin('empty', 'no-change');
        return PASS;
      },
    });
    const heard = await judged([asking], {}, {});
    expect(eventsOf(heard, 'pin-observed').map(({ key, value }) => [key, value])).to.deep.equal([
      ['empty', 'no-change'],
      ['put', 'mixed'],
    ]);
  });
});

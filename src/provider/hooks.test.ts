import { expect } from 'chai';
import type { ALL_RULES } from './assertion.js';
import {
  askForToken,
  assertion,
  caller,
  form,
  send,
  sharedAuthority,
  targetOf,
  type Signing,
} from './drive.testing.js';
import { defineFault, type Hooks } from './fault.js';
import { startProvider, type Provider } from './provider.js';

const withHooks = async (hooks: Hooks): Promise<Provider> =>
  startProvider({
    authority: await sharedAuthority(),
    fault: defineFault({
      id: 'a-test',
      sentence: 'is only a test',
      caughtBy: [],
      probes: [],
      plant: () => hooks,
    }),
  });

/** What the token endpoint answers to an assertion, sent once or twice, with and without a rule. */
const statuses = async (signing: Signing, hooks: Hooks, times = 1): Promise<number> => {
  const { origin, settings, close } = await withHooks(hooks);
  const body = form(await assertion(settings, signing));
  let status = 0;
  for (let time = 0; time < times; time += 1) status = (await askForToken(origin, body)).status;
  await close();
  return status;
};

const BROKEN: Readonly<Record<keyof typeof ALL_RULES, () => readonly [Signing, number]>> = {
  audience: () => [{ claims: { aud: 'https://elsewhere.example.com/token' } }, 1],
  expiry: () => [{ claims: { exp: Date.now() - 1_000 } }, 1],
  ceiling: () => [{ claims: { exp: Date.now() + 900_000 } }, 1],
  replay: () => [{}, 2],
};

describe('a hook', () => {
  for (const [rule, broken] of Object.entries(BROKEN)) {
    it(`can switch off the rule of ${rule} at one provider alone`, async () => {
      const [signing, times] = broken();
      expect(await statuses(signing, { assertion: { [rule]: false } }, times)).to.equal(200);
      expect(await statuses(signing, {}, times)).to.equal(401);
    });
  }
  it('can change an answer of the token endpoint', async () => {
    const { origin, settings, close } = await withHooks({
      token: ({ body }) => ({ status: 201, headers: { 'x-token': 'yes' }, body: { body } }),
    });
    const reply = await askForToken(origin, form(await assertion(settings)));
    await close();
    expect([reply.status, reply.headers['x-token']]).to.deep.equal([201, 'yes']);
    expect(reply.headers).not.to.include.keys('cache-control');
    expect(reply.json).to.have.nested.property('body.token_type', 'Bearer');
  });
  it('can let anybody in', async () => {
    const { origin, settings, close } = await withHooks({
      authenticate: () => Promise.resolve(undefined),
    });
    const { status } = await send(origin, targetOf(settings));
    await close();
    expect(status).to.equal(200);
  });
  it('that throws gives 500 and nothing of the reason', async () => {
    const provider = await withHooks({
      handle: () => {
        throw new Error('the reason');
      },
    });
    const { status, text } = await (await caller(provider))('');
    await provider.close();
    expect([status, text]).to.deep.equal([
      500,
      '{"error":"server_error","error_description":"the server failed"}',
    ]);
  });
});

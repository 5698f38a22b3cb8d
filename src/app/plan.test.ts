import { expect } from 'chai';
import { generateKeyPairSync } from 'node:crypto';
import { ConformanceError } from '../model/error.js';
import { probes } from '../probes/index.js';
import type { InputOf } from './settings.js';
import { settingsOf } from './settings.js';
import { plan } from './plan.js';

const ENV = { CONFORMANCE_TOKEN: 'a-ready-token' };
const TENANT = { target: 'https://tenant.example/gw', institution: 'i', partner: 'p' };
const CLIENTS =
  '/gw/a/oidc-provider/api/v0/institutions/{institutionId}/partner-clients/{partnerName}';

describe('the plan of a run', () => {
  const planned = (input: InputOf<'run'>, env: Record<string, string> = ENV) =>
    plan(settingsOf('run', { ...TENANT, ...input }, env));

  it('adds up what the probes say', () => {
    const wrong = probes.filter(
      ({ requests, sends = {} }) =>
        Object.values(sends).reduce((sum, count) => sum + count, 0) !== requests,
    );
    expect(wrong.map(({ id }) => id)).to.deep.equal([]);
  });

  it('names each method and path once, with the base path', async () => {
    const { requests } = await planned({ allowMutations: true });
    expect(requests.map(({ method, path }) => `${method} ${path}`).sort()).to.deep.equal([
      `DELETE ${CLIENTS}/{clientId}`,
      `GET ${CLIENTS}`,
      `GET ${CLIENTS}/{clientId}`,
      `PATCH ${CLIENTS}/{clientId}`,
      `POST ${CLIENTS}`,
      `PUT ${CLIENTS}/{clientId}`,
    ]);
  });

  const leftOut = async (input: InputOf<'run'>) =>
    (await planned(input)).probes
      .filter((probe) => probe.leftOut !== undefined)
      .map(({ id }) => id);

  it('leaves out what this target is not sent', async () => {
    expect(await leftOut({ allowMutations: true })).to.deep.equal([
      'anonymous-writes',
      'isolation',
      'listed-client',
      'odd-id-writes',
      'anonymous',
      'bad-tokens',
      'credentials',
      'expired-token',
      'token-endpoint',
    ]);
    expect(await leftOut({ allowMutations: true, allowFailedLogins: true })).to.deep.equal([
      'anonymous-writes',
      'isolation',
      'listed-client',
      'odd-id-writes',
      'anonymous',
      'bad-tokens',
      'expired-token',
      'token-endpoint',
    ]);
  });

  it('has room for a second collection in full depth, or where that is asked for by name', async () => {
    const other = { allowMutations: true, otherPartner: 'q' };
    expect(await leftOut(other)).to.include('isolation');
    expect(await leftOut({ ...other, depth: 'full' })).to.not.include('isolation');
    expect(await leftOut({ ...other, probes: ['isolation'] })).to.deep.equal([]);
  });

  it('says what is wrong with the token that is to be an expired one', async () => {
    const whyNot = async (claims: object) => {
      const parts = [{ alg: 'none' }, claims].map((part) =>
        Buffer.from(JSON.stringify(part)).toString('base64url'),
      );
      const env = { ...ENV, CONFORMANCE_EXPIRED_TOKEN: `${parts.join('.')}.x` };
      const input = { allowMutations: true, allowFailedLogins: true, probes: ['expired-token'] };
      const { probes } = await planned(input, env);
      return probes.find(({ id }) => id === 'expired-token')?.leftOut;
    };
    const now = Math.floor(Date.now() / 1000);
    expect(await whyNot({ exp: now - 601 })).to.equal(undefined);
    expect(await whyNot({ exp: (now - 601) * 1000 })).to.equal(undefined);
    expect(await whyNot({ exp: now - 500 })).to.match(/has not been expired for ten minutes/);
    expect(await whyNot({})).to.match(/does not say when it expired/);
  });

  it('counts what goes to the token endpoint, of a run that has a key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const env = { CONFORMANCE_CLIENT_ID: 'c', CONFORMANCE_PRIVATE_KEY: key };
    const input = { readOnly: true, allowFailedLogins: true };
    const logins = async (depth: 'quick' | 'full') =>
      (await planned({ ...input, depth }, env)).logins;
    expect(await logins('quick')).to.deep.equal({ posts: 4, gets: 0 });
    expect(await logins('full')).to.deep.equal({ posts: 19, gets: 1 });
  });

  it('has only gets in a read-only run, and its one list', async () => {
    const { requests } = await planned({ readOnly: true });
    expect(requests).to.deep.equal([
      { method: 'GET', path: CLIENTS, most: 2 },
      { method: 'GET', path: `${CLIENTS}/{clientId}`, most: 6 },
    ]);
  });

  it('has more probes in a quick run of this machine, and the same in a full one', async () => {
    const more = async (depth: 'quick' | 'full') => {
      const [here, beyond] = await Promise.all([
        plan(settingsOf('run', { target: 'embedded', depth }, {})),
        planned({ allowMutations: true, depth }),
      ]);
      const elsewhere = new Set(beyond.probes.map(({ id }) => id));
      return here.probes.map(({ id }) => id).filter((id) => !elsewhere.has(id));
    };
    expect(await more('quick')).to.deep.equal(
      probes.filter(({ quickHere }) => quickHere).map(({ id }) => id),
    );
    expect(await more('full')).to.deep.equal([]);
  });

  it('knows the limit of all', async () => {
    expect((await planned({ readOnly: true, depth: 'full' })).most).to.equal(1500);
    expect((await plan(settingsOf('run', { target: 'embedded' }, {}))).most).to.equal(undefined);
  });

  it('refuses a key that the run could not use', async () => {
    const env = { CONFORMANCE_CLIENT_ID: 'c', CONFORMANCE_PRIVATE_KEY: 'no key' };
    const error: unknown = await planned({ readOnly: true }, env).catch((each: unknown) => each);
    expect(error instanceof ConformanceError && error.code).to.equal('key-unusable');
  });

  it('refuses a client certificate that the run could not use', async () => {
    const input = { readOnly: true, clientCert: 'nowhere.pem', clientKey: 'nowhere.key' };
    const error: unknown = await planned(input).catch((each: unknown) => each);
    expect(error instanceof ConformanceError && error.code).to.equal('file-unreadable');
  });
});

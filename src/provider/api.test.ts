import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { caller, createdBy, DRAFT, send, sharedAuthority, targetOf } from './drive.testing.js';
import { startProvider, type Provider } from './provider.js';

const FULL = {
  name: 'Ünïcode 𝒩áme ‮rtl‬ é',
  redirectUris: ['https://app.example.com/cb?x=1&y=%2F', 'http://127.0.0.1:8080/cb'],
  logoUri: 'https://app.example.com/logo.png',
  clientUri: 'https://app.example.com/',
  policyUri: 'https://app.example.com/privacy',
  tosUri: 'http://app.example.com/terms',
  contacts: ['a@example.com', 'b@example.com'],
  pkceRequired: false,
};

describe('the five operations', () => {
  let provider: Provider;
  let call: Awaited<ReturnType<typeof caller>>;
  before(async () => {
    provider = await startProvider({ authority: await sharedAuthority() });
    call = await caller(provider);
  });
  after(() => provider.close());

  const statusOf = async (...args: Parameters<typeof call>) => (await call(...args)).status;

  it('create answers 200 with an id and a secret, not to be cached', async () => {
    const { status, json, headers } = await call('', { method: 'POST', value: FULL });
    expect(status).to.equal(200);
    expect(headers).to.include({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    expect(Object.keys(json as object)).to.deep.equal(['client']);
    const { client } = json as { client: Record<string, string> };
    expect(Object.keys(client)).to.deep.equal(['clientId', 'clientSecret']);
    expect(client.clientId).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
    expect(client.clientSecret).to.match(/^[\w-]{43}$/);
  });
  it('get answers exactly what was sent, with the id', async () => {
    const clientId = await createdBy(call, FULL);
    const { status, json } = await call(`/${clientId}`);
    expect({ status, json }).to.deep.equal({ status: 200, json: { clientId, ...FULL } });
  });
  it('get leaves out what was not sent', async () => {
    const clientId = await createdBy(call);
    expect((await call(`/${clientId}`)).json).to.deep.equal({ clientId, ...DRAFT });
  });
  it('list holds the clients in order of creation, as get shows them', async () => {
    const ids = [await createdBy(call), await createdBy(call, FULL)];
    await call(`/${ids[0] ?? ''}`, { method: 'PUT', value: { name: 'changed' } });
    const list = (await call('')).json as readonly { clientId: string }[];
    expect(list.slice(-2).map(({ clientId }) => clientId)).to.deep.equal(ids);
    expect(list.at(-2)).to.deep.equal((await call(`/${ids[0] ?? ''}`)).json);
  });
  it('update changes what it sends and nothing else', async () => {
    const clientId = await createdBy(call, FULL);
    const value = { name: 'new', contacts: [] };
    expect(await statusOf(`/${clientId}`, { method: 'PUT', value })).to.equal(204);
    expect((await call(`/${clientId}`)).json).to.deep.equal({ clientId, ...FULL, ...value });
  });
  it('update with an empty object changes nothing', async () => {
    const clientId = await createdBy(call, FULL);
    expect(await statusOf(`/${clientId}`, { method: 'PUT', value: {} })).to.equal(204);
    expect((await call(`/${clientId}`)).json).to.deep.equal({ clientId, ...FULL });
  });
  it('delete removes, once', async () => {
    const clientId = await createdBy(call);
    const statuses = [
      await statusOf(`/${clientId}`, { method: 'DELETE' }),
      await statusOf(`/${clientId}`),
      await statusOf(`/${clientId}`, { method: 'PUT', value: { name: 'back' } }),
      await statusOf(`/${clientId}`, { method: 'DELETE' }),
    ];
    expect(statuses).to.deep.equal([204, 404, 404, 404]);
    expect(provider.clients().map((client) => client.clientId)).not.to.include(clientId);
  });
  it('two equal creates make two clients with different secrets', async () => {
    const replies = [1, 2].map(() => call('', { method: 'POST', value: DRAFT }));
    const clients = (await Promise.all(replies)).map(
      ({ json }) => (json as { client: { clientId: string; clientSecret: string } }).client,
    );
    expect(new Set(clients.flatMap(Object.values))).to.have.property('size', 4);
  });
  it('show a secret nowhere but in the create answer', async () => {
    const { json } = await call('', { method: 'POST', value: FULL });
    const { client } = json as { client: { clientId: string; clientSecret: string } };
    const replies = [
      await call(''),
      await call(`/${client.clientId}`),
      await call(`/${client.clientId}`, { method: 'PUT', value: { name: 'x' } }),
      await call(`/${client.clientId}`, { method: 'PUT', value: { name: 5 } }),
      await call(`/${client.clientId}`, { method: 'DELETE' }),
      await call(`/${client.clientId}`),
    ];
    const said = JSON.stringify([replies, provider.clients()]);
    expect(said).not.to.include(client.clientSecret).and.not.to.include('clientSecret');
  });
  it('honour no identity that the body claims', async () => {
    const claimed = { clientId: randomUUID(), clientSecret: 'mine', institutionId: 'mine' };
    const clientId = await createdBy(call, { ...DRAFT, ...claimed });
    await call(`/${clientId}`, { method: 'PUT', value: claimed });
    expect((await call(`/${clientId}`)).json).to.deep.equal({ clientId, ...DRAFT });
    expect(await statusOf(`/${claimed.clientId}`)).to.equal(404);
  });
  it('keep 50 parallel creates apart, and lose none', async () => {
    const before = provider.clients().length;
    const ids = await Promise.all(Array.from({ length: 50 }, () => createdBy(call)));
    const listed = ((await call('')).json as readonly { clientId: string }[]).map(
      ({ clientId }) => clientId,
    );
    expect(listed)
      .to.have.length(before + 50)
      .and.to.include.members(ids);
    expect(new Set(listed)).to.have.property('size', before + 50);
  });
  it('let parallel updates of different members both stand', async () => {
    const clientId = await createdBy(call);
    const values = [{ name: 'new' }, { contacts: ['a@example.com'] }, { pkceRequired: true }];
    await Promise.all(values.map((value) => call(`/${clientId}`, { method: 'PUT', value })));
    const expected = Object.assign({ clientId, ...DRAFT }, ...values) as object;
    expect((await call(`/${clientId}`)).json).to.deep.equal(expected);
  });
  it('let one of many parallel deletes succeed', async () => {
    const clientId = await createdBy(call);
    const deletes = Array.from({ length: 10 }, () =>
      statusOf(`/${clientId}`, { method: 'DELETE' }),
    );
    const statuses = await Promise.all(deletes);
    expect(statuses.filter((status) => status === 204)).to.have.length(1);
    expect(statuses.filter((status) => status === 404)).to.have.length(9);
  });

  it('answer 204 with neither content nor fields of content', async () => {
    const clientId = await createdBy(call);
    const put = await call(`/${clientId}`, { method: 'PUT', value: {} });
    const gone = await call(`/${clientId}`, { method: 'DELETE' });
    for (const { headers, text } of [put, gone]) {
      expect(text).to.equal('');
      expect(headers).not.to.have.any.keys('content-length', 'content-type', 'transfer-encoding');
    }
  });
  it('answer HEAD as GET without its content', async () => {
    const clientId = await createdBy(call);
    for (const rest of ['', `/${clientId}`]) {
      const [head, get] = [await call(rest, { method: 'HEAD' }), await call(rest)];
      expect([head.status, head.text]).to.deep.equal([200, '']);
      expect({ ...head.headers, date: '' }).to.deep.equal({ ...get.headers, date: '' });
    }
  });
  it('start with clients that were there before', async () => {
    const fresh = await startProvider({ authority: await sharedAuthority(), seeds: 3 });
    const { json } = await (await caller(fresh))('');
    await fresh.close();
    expect(json).to.have.length(3).and.to.deep.equal(fresh.clients());
  });
  it('answer what nobody may see with 401 and a challenge without an error code', async () => {
    const target = targetOf(provider.settings);
    const { status, headers, json } = await send(provider.origin, target);
    expect([status, headers['www-authenticate']]).to.deep.equal([
      401,
      'Bearer realm="partner-clients"',
    ]);
    expect(json).to.have.property('error', 'unauthorized');
  });
});

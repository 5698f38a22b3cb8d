import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import {
  caller,
  createdBy,
  DRAFT,
  send,
  sendBytes,
  sharedAuthority,
  targetOf,
  tokenOf,
} from './drive.testing.js';
import { startProvider, type Provider } from './provider.js';

describe('a refusal', () => {
  let provider: Provider;
  let call: Awaited<ReturnType<typeof caller>>;
  let clientId: string;
  before(async () => {
    provider = await startProvider({ authority: await sharedAuthority() });
    call = await caller(provider);
    clientId = await createdBy(call);
  });
  after(() => provider.close());

  const withAuthorization = (authorization: string | undefined) =>
    send(
      provider.origin,
      targetOf(provider.settings),
      authorization === undefined ? {} : { headers: { authorization } },
    );

  it('meets all five operations without a token', async () => {
    const asked = ['GET', 'POST'].map((method) =>
      send(provider.origin, targetOf(provider.settings), { method }),
    );
    const target = targetOf(provider.settings, `/${randomUUID()}`);
    asked.push(
      ...['GET', 'PUT', 'DELETE'].map((method) => send(provider.origin, target, { method })),
    );
    const replies = await Promise.all(asked);
    expect(replies.map(({ status }) => status)).to.deep.equal([401, 401, 401, 401, 401]);
    expect(new Set(replies.map(({ headers }) => headers['www-authenticate']))).to.deep.equal(
      new Set(['Bearer realm="partner-clients"']),
    );
  });
  it('tells other credentials than a bearer token no error code', async () => {
    const { status, headers } = await withAuthorization('Basic YTpi');
    expect([status, headers['www-authenticate']]).to.deep.equal([
      401,
      'Bearer realm="partner-clients"',
    ]);
  });
  for (const [name, authorization] of [
    ['garbage', 'Bearer garbage'],
    ['an empty token', 'Bearer '],
    ['a scheme without a token', 'Bearer'],
    ['two tokens', 'Bearer a b'],
  ] as const) {
    it(`calls ${name} an invalid token`, async () => {
      const { status, headers } = await withAuthorization(authorization);
      expect([status, headers['www-authenticate']]).to.deep.equal([
        401,
        'Bearer realm="partner-clients", error="invalid_token"',
      ]);
    });
  }
  it('meets a token whose signature was changed', async () => {
    const token = await tokenOf(provider);
    const spoilt = token.replace(/.{8}$/, (end) => (end === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA'));
    expect((await withAuthorization(`Bearer ${spoilt}`)).status).to.equal(401);
  });
  it('meets a token that says it needs no signature', async () => {
    const [, payload = ''] = (await tokenOf(provider)).split('.');
    const header = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    expect((await withAuthorization(`Bearer ${header}.${payload}.`)).status).to.equal(401);
  });
  it('meets a token that has expired', async () => {
    const clock = () => Date.now() + 601_000;
    const later = await startProvider({ authority: await sharedAuthority(), clock });
    const { status } = await send(later.origin, targetOf(later.settings), {
      headers: { authorization: `Bearer ${await tokenOf(provider)}` },
    });
    await later.close();
    expect(status).to.equal(401);
  });
  it('meets a token in the query', async () => {
    const target = `${targetOf(provider.settings)}?access_token=${await tokenOf(provider)}`;
    expect((await send(provider.origin, target)).status).to.equal(401);
  });
  it('does not meet a scheme in lower case', async () => {
    expect((await withAuthorization(`bearer ${await tokenOf(provider)}`)).status).to.equal(200);
  });

  it('is 403 for an institution that the token is not for', async () => {
    const { status, json } = await call('', { collection: provider.foreign });
    expect({ status, json }).to.deep.equal({
      status: 403,
      json: { error: 'access_denied', error_description: 'the token is not for this institution' },
    });
  });
  it('is 404 for an unknown institution and an unknown partner', async () => {
    const { institution, partner } = provider.settings;
    const [first, second] = await Promise.all([
      call('', { collection: { institution: randomUUID(), partner } }),
      call('', { collection: { institution, partner: 'nobody' } }),
    ]);
    expect([first.status, second.status]).to.deep.equal([404, 404]);
  });
  it('is 404 for a client of another collection', async () => {
    const { institution, partner, otherInstitution, otherPartner } = provider.settings;
    for (const collection of [
      { institution, partner: otherPartner },
      { institution: otherInstitution, partner },
      { institution: otherInstitution, partner: otherPartner },
    ]) {
      for (const asked of [{}, { method: 'PUT', value: {} }, { method: 'DELETE' }]) {
        expect((await call(`/${clientId}`, { ...asked, collection })).status).to.equal(404);
      }
    }
  });

  const UNKNOWN: Readonly<Record<string, string>> = {
    'a random id': `/${randomUUID()}`,
    'the nil UUID': '/00000000-0000-0000-0000-000000000000',
    'an x': '/x',
    'an id of 300 characters': `/${'a'.repeat(300)}`,
    'an encoded slash': '/a%2Fb',
    'an encoded traversal': '/..%2F..%2Fetc%2Fpasswd',
    'dots as they are': '/..',
    'a NUL': '/%00',
    'a percent sign that encodes nothing': '/%zz',
    'bytes that are no UTF-8': '/%ff%fe',
    'a name of the prototype': '/__proto__',
  };
  for (const [name, rest] of Object.entries(UNKNOWN)) {
    it(`is 404 for ${name}`, async () => {
      const replies = await Promise.all([
        call(rest),
        call(rest, { method: 'PUT', value: {} }),
        call(rest, { method: 'DELETE' }),
      ]);
      expect(replies.map(({ status }) => status)).to.deep.equal([404, 404, 404]);
    });
  }
  it('is 404 for every other spelling of a path', async () => {
    const target = targetOf(provider.settings);
    const authorization = `Bearer ${await tokenOf(provider)}`;
    const targets = [
      `${target}/`,
      `${target}/${clientId}/`,
      `/${target}`,
      target.replace('partner-clients', 'Partner-Clients'),
      target.replace('/a/', '/A/'),
      target.replace('institutions/', 'institutions//'),
      `${target}/${clientId.toUpperCase()}`,
      `${target}/${clientId}/secret`,
      '/',
      '*',
    ];
    const replies = await Promise.all(
      targets.map((each) => send(provider.origin, each, { headers: { authorization } })),
    );
    expect(replies.map(({ status }) => status)).to.deep.equal(targets.map(() => 404));
  });
  it('does not meet a target in absolute form, or with a query', async () => {
    const authorization = `Bearer ${await tokenOf(provider)}`;
    const target = targetOf(provider.settings);
    for (const each of [`${provider.origin}${target}`, `${target}?page=2`]) {
      const { status } = await send(provider.origin, each, { headers: { authorization } });
      expect(status).to.equal(200);
    }
  });

  it('is 405 with the methods of the resource', async () => {
    const replies = await Promise.all([
      ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'].map((method) => call('', { method })),
      ...['POST', 'PATCH', 'OPTIONS'].map((method) => call(`/${clientId}`, { method })),
    ]);
    expect(replies.map(({ status }) => status)).to.deep.equal(replies.map(() => 405));
    expect(replies.map(({ headers }) => headers.allow)).to.deep.equal([
      ...Array.from({ length: 5 }, () => 'GET, HEAD, POST'),
      ...Array.from({ length: 3 }, () => 'GET, HEAD, PUT, DELETE'),
    ]);
  });
  it('is 415 for anything but application/json', async () => {
    const types = [
      'text/plain',
      'application/xml',
      'application/jsonp',
      'application/json; charset=latin1',
      '',
    ];
    const body = JSON.stringify(DRAFT);
    const replies = await Promise.all(
      types.map((type) => call('', { method: 'POST', headers: { 'content-type': type }, body })),
    );
    expect(replies.map(({ status }) => status)).to.deep.equal(types.map(() => 415));
    expect(replies[0]?.headers).to.have.property('accept', 'application/json');
  });
  it('is 415 for an encoded body', async () => {
    const headers = { 'content-encoding': 'gzip' };
    expect((await call('', { method: 'POST', value: DRAFT, headers })).status).to.equal(415);
  });
  it('does not meet application/json with a charset, in any case', async () => {
    const body = JSON.stringify(DRAFT);
    for (const type of ['application/json; charset=utf-8', 'APPLICATION/JSON;charset="UTF-8"']) {
      const headers = { 'content-type': type };
      expect((await call('', { method: 'POST', headers, body })).status).to.equal(200);
    }
  });
  it('does not meet an Accept that asks for XML', async () => {
    const { status, headers } = await call('', { headers: { accept: 'application/xml' } });
    expect([status, headers['content-type']]).to.deep.equal([200, 'application/json']);
  });

  it('does not meet a body of 65536 bytes', async () => {
    const value = { ...DRAFT, name: '' };
    const name = 'n'.repeat(65_536 - JSON.stringify(value).length);
    expect((await call('', { method: 'POST', value: { ...value, name } })).status).to.equal(200);
  });
  it('is 413 for a body of one byte more', async () => {
    const value = { ...DRAFT, name: '' };
    const name = 'n'.repeat(65_537 - JSON.stringify(value).length);
    expect((await call('', { method: 'POST', value: { ...value, name } })).status).to.equal(413);
  });
  it('is 413 for a body of a length that is not said before', async () => {
    const headers = { 'transfer-encoding': 'chunked', 'content-type': 'application/json' };
    const { status } = await call('', { method: 'POST', headers, body: 'x'.repeat(300_000) });
    expect(status).to.equal(413);
  });
  it('is 413 at once, where the rest never comes', async () => {
    const token = await tokenOf(provider);
    const answer = await sendBytes(
      provider.origin,
      [
        `POST ${targetOf(provider.settings)} HTTP/1.1`,
        'Host: x',
        `Authorization: Bearer ${token}`,
        'Content-Type: application/json',
        'Content-Length: 9000000000',
        '',
        '{',
      ].join('\r\n'),
    );
    expect(answer).to.match(
      /^HTTP\/1\.1 413 [\s\S]*\r\n\r\n\{"error":"content_too_large",[^}]*\}$/,
    );
  });

  it('carries a date, no validator, and is not cached', async () => {
    const replies = await Promise.all([call(''), call('/x'), call('', { method: 'PATCH' })]);
    for (const { headers } of replies) {
      expect(headers).to.include.keys('date').and.not.to.have.any.keys('etag', 'last-modified');
      expect(headers['cache-control']).to.equal('no-store');
    }
  });
});

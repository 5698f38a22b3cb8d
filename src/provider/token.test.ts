import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import {
  askForToken,
  assertion,
  form,
  send,
  sharedAuthority,
  targetOf,
  tokenOf,
  type Signing,
} from './drive.testing.js';
import { newKey } from './keys.js';
import { startProvider, type Provider } from './provider.js';
import { PREFIX } from './router.js';

const seconds = (ahead: number) => Math.floor(Date.now() / 1000) + ahead;

describe('the token endpoint', () => {
  let provider: Provider;
  before(async () => {
    provider = await startProvider({ authority: await sharedAuthority() });
  });
  after(() => provider.close());

  const ask = async (signing?: Signing, more?: Readonly<Record<string, string>>) =>
    askForToken(provider.origin, form(await assertion(provider.settings, signing), more));
  const accepts = (
    name: string,
    signing: () => Signing,
    more?: Readonly<Record<string, string>>,
  ) => {
    it(`accepts ${name}`, async () => {
      expect((await ask(signing(), more)).status).to.equal(200);
    });
  };
  const refuses = (name: string, signing: () => Signing | Promise<Signing>) => {
    it(`refuses ${name}`, async () => {
      const { status, json } = await ask(await signing());
      expect({ status, json }).to.deep.equal({
        status: 401,
        json: {
          error: 'invalid_client',
          error_description: 'client authentication failed',
        },
      });
    });
  };

  accepts('PS256', () => ({ algorithm: 'PS256' }));
  accepts('RS256', () => ({ algorithm: 'RS256' }));
  it('accepts ES256', async () => {
    const { origin, settings, close } = await startProvider({
      authority: await sharedAuthority(),
      algorithm: 'ES256',
    });
    const { status } = await askForToken(origin, form(await assertion(settings)));
    await close();
    expect(status).to.equal(200);
  });
  accepts('an exp in milliseconds, as documented', () => ({
    claims: { exp: Date.now() + 299_000 },
  }));
  accepts('an exp in seconds, as RFC 7519 has it', () => ({ claims: { exp: seconds(299) } }));
  it('accepts a client_id in the body besides', async () => {
    expect((await ask({}, { client_id: provider.settings.clientId })).status).to.equal(200);
  });

  refuses('an exp in milliseconds that has passed', () => ({ claims: { exp: Date.now() - 1 } }));
  refuses('an exp in seconds that has passed', () => ({ claims: { exp: seconds(-1) } }));
  refuses('an exp in milliseconds ten minutes ahead', () => ({
    claims: { exp: Date.now() + 600_000 },
  }));
  refuses('an exp in seconds ten minutes ahead', () => ({ claims: { exp: seconds(600) } }));
  refuses('an exp in microseconds', () => ({ claims: { exp: (Date.now() + 60_000) * 1000 } }));
  refuses('an assertion without exp', () => ({ without: 'exp' }));
  refuses('an assertion without jti', () => ({ without: 'jti' }));
  refuses('an assertion without aud', () => ({ without: 'aud' }));
  refuses('an assertion without iss', () => ({ without: 'iss' }));
  refuses('an assertion without sub', () => ({ without: 'sub' }));
  refuses('an iss that is not the client', () => ({ claims: { iss: randomUUID() } }));
  refuses('an unknown client', () => {
    const stranger = randomUUID();
    return { claims: { iss: stranger, sub: stranger } };
  });
  refuses('the issuer as audience', () => ({ claims: { aud: `${provider.origin}${PREFIX}` } }));
  refuses('the token URL with a slash behind it as audience', () => ({
    claims: { aud: `${provider.settings.tokenUrl}/` },
  }));
  refuses('the production token URL as audience', () => ({
    claims: { aud: 'https://banno.com/a/oidc-provider/api/v0/token' },
  }));
  refuses('a key that is not the client’s', async () => {
    const { privateKeyPem } = await newKey('rsa');
    return { privateKeyPem };
  });
  refuses('a key id that is not the client’s', () => ({ keyId: randomUUID() }));

  it('refuses an assertion the second time', async () => {
    const body = form(await assertion(provider.settings));
    const statuses = [await askForToken(provider.origin, body)].map(({ status }) => status);
    statuses.push((await askForToken(provider.origin, body)).status);
    expect(statuses).to.deep.equal([200, 401]);
  });
  it('refuses an assertion the second time when both arrive together', async () => {
    const body = form(await assertion(provider.settings));
    const replies = await Promise.all([1, 2].map(() => askForToken(provider.origin, body)));
    expect(replies.map(({ status }) => status).sort()).to.deep.equal([200, 401]);
  });
  it('refuses a jti in seconds that was used in milliseconds', async () => {
    const jti = randomUUID();
    await ask({ claims: { jti } });
    expect((await ask({ claims: { jti, exp: seconds(60) } })).status).to.equal(401);
  });
  it('refuses an assertion whose signature was changed', async () => {
    const good = await assertion(provider.settings);
    const spoilt = good.replace(/.{8}$/, (end) => (end === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA'));
    expect((await askForToken(provider.origin, form(spoilt))).status).to.equal(401);
  });
  it('refuses an unsigned assertion', async () => {
    const [, payload = ''] = (await assertion(provider.settings)).split('.');
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    const { status } = await askForToken(provider.origin, form(`${header}.${payload}.`));
    expect(status).to.equal(401);
  });

  const errorOf = async (more: Readonly<Record<string, string>>) => {
    const { status, json } = await ask({}, more);
    return [status, (json as { error: string }).error];
  };
  it('answers unsupported_grant_type to an unknown grant', async () => {
    expect(await errorOf({ grant_type: 'magic' })).to.deep.equal([400, 'unsupported_grant_type']);
  });
  it('answers invalid_scope to an unknown scope', async () => {
    expect(await errorOf({ scope: 'openid full' })).to.deep.equal([400, 'invalid_scope']);
  });
  it('answers invalid_request where the grant type is missing', async () => {
    const body = form(await assertion(provider.settings)).replace(/grant_type=\w+&/, '');
    const { status, json } = await askForToken(provider.origin, body);
    expect([status, (json as { error: string }).error]).to.deep.equal([400, 'invalid_request']);
  });
  it('answers invalid_request where there is no assertion', async () => {
    const { status } = await askForToken(provider.origin, 'grant_type=client_credentials');
    expect(status).to.equal(400);
  });
  it('answers 404 to GET', async () => {
    expect((await send(provider.origin, `${PREFIX}/token`)).status).to.equal(404);
  });

  it('answers a bearer token that lives for ten minutes and is not cached', async () => {
    const { json, headers } = await ask();
    const { access_token: token, ...rest } = json as { access_token: string };
    expect(rest).to.deep.equal({ expires_in: 600, scope: 'openid', token_type: 'Bearer' });
    expect(headers['cache-control']).to.equal('no-store');
    const { exp = 0, iat = 0, iss, aud } = decodeJwt(token);
    expect({ life: exp - iat, iss, aud, typ: decodeProtectedHeader(token).typ }).to.deep.equal({
      life: 600,
      iss: `${provider.origin}${PREFIX}`,
      aud: 'urn:partner-clients',
      typ: 'at+jwt',
    });
  });
  it('describes itself at the URL by which it was called', async () => {
    const { json } = await send(provider.origin, `${PREFIX}/.well-known/openid-configuration`);
    const base = `${provider.origin}${PREFIX}`;
    expect(json).to.include({
      issuer: base,
      token_endpoint: `${base}/token`,
      jwks_uri: `${base}/jwks`,
    });
    expect(json).not.to.have.any.keys('authorization_endpoint');
  });
  it('publishes no private key', async () => {
    const { json } = await send(provider.origin, `${PREFIX}/jwks`);
    const { keys } = json as { keys: readonly object[] };
    expect(keys).to.have.length(1);
    expect(keys[0]).to.have.all.keys('kty', 'use', 'kid', 'alg', 'crv', 'x', 'y');
  });
  it('takes localhost for its own name, and that name in aud then', async () => {
    const host = new URL(provider.origin).host.replace('127.0.0.1', 'localhost');
    const body = form(
      await assertion(provider.settings, { claims: { aud: `http://${host}${PREFIX}/token` } }),
    );
    const { status } = await send(provider.origin, `${PREFIX}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', host },
      body,
    });
    expect(status).to.equal(200);
  });
  it('is the same authority for every provider that shares it', async () => {
    const second = await startProvider({ authority: await sharedAuthority() });
    const token = await tokenOf(provider);
    const { status } = await send(second.origin, targetOf(second.settings), {
      headers: { authorization: `Bearer ${token}` },
    });
    await second.close();
    expect(status).to.equal(200);
  });
  it('refuses at one provider the audience of another that shares its authority', async () => {
    const second = await startProvider({ authority: await sharedAuthority() });
    const body = form(await assertion(provider.settings));
    const { status } = await askForToken(second.origin, body);
    await second.close();
    expect(status).to.equal(401);
  });
});

import { way } from '../driver/barred.js';
import { expect } from 'chai';
import { decodeJwt, decodeProtectedHeader, exportPKCS8, generateKeyPair, jwtVerify } from 'jose';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Body } from '../model/body.js';
import { ConformanceError } from '../model/error.js';
import type { HttpRequest } from '../model/exchange.js';
import { HeaderList } from '../model/http/headers.js';
import type { Sent, Transport } from '../model/transport.js';
import { createAuthorizer } from './authorizer.js';
import type { PrivateKeySettings } from './settings.js';

type Answer = (form: URLSearchParams, response: ServerResponse, count: number) => void;

/** A transport over fetch: authentication needs no more of one. */
const transport: Transport = {
  send: async ({ method, origin, target, headers, body }) => {
    const startedAt = performance.timeOrigin + performance.now();
    const fields: [string, string][] = headers.entries.map(({ name, value }) => [name, value]);
    const options = { method, headers: fields, body: body.text, redirect: 'manual' } as const;
    const response = await fetch(`${origin}${target}`, options);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const entries = [...response.headers].map(([name, value]) => ({ name, value }));
    return {
      startedAt,
      endedAt: performance.timeOrigin + performance.now(),
      response: {
        status: response.status,
        reason: '',
        headers: new HeaderList(entries),
        body: Body.ofBytes(bytes),
      },
    };
  },
  close: () => Promise.resolve(),
};

const down: Transport = {
  send: () =>
    Promise.resolve({
      startedAt: 0,
      endedAt: 1,
      failure: { code: 'connect', message: 'it refuses connections', afterStatus: false },
    }),
  close: () => Promise.resolve(),
};

const rsa = await generateKeyPair('PS256', { extractable: true });
const pem = await exportPKCS8(rsa.privateKey);

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const read = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

const endpoint = async (answer: Answer): Promise<string> => {
  let count = 0;
  const server = createServer((request, response) => {
    void read(request).then((text) => {
      count += 1;
      answer(new URLSearchParams(text), response, count);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/a/token`;
};

const json = (response: ServerResponse, status: number, value: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};

const issue: Answer = (_form, response, count) => {
  json(response, 200, {
    access_token: `token-number-${count}`,
    token_type: 'Bearer',
    expires_in: 100,
  });
};

const setUp = async (
  answer: Answer,
  settings: Partial<PrivateKeySettings> = {},
  over = transport,
) => {
  const forms: URLSearchParams[] = [];
  const tokenUrl = await endpoint((form, response, count) => {
    forms.push(form);
    answer(form, response, count);
  });
  const clock = { now: 1_800_000_000_000 };
  const secrets = new Set<string>();
  const exchanges: (readonly [HttpRequest, Sent])[] = [];
  const authorizer = createAuthorizer(
    { kind: 'private_key_jwt', tokenUrl, clientId: 'client', privateKeyPem: pem, ...settings },
    {
      transport: over,
      way,
      now: () => clock.now,
      onSent: (...exchange) => exchanges.push(exchange),
      learn: (secret) => secrets.add(secret),
    },
  );
  return { authorizer, forms, clock, secrets, exchanges, tokenUrl };
};

const errorOf = async (promise: Promise<unknown>): Promise<ConformanceError> => {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  if (error instanceof ConformanceError) return error;
  throw new Error('no ConformanceError was thrown');
};

const assertionOf = (form: URLSearchParams | undefined) => form?.get('client_assertion') ?? '';

describe('createAuthorizer, with a private key,', () => {
  it('sends the form that the vendor documents', async () => {
    const { authorizer, forms } = await setUp(issue);
    expect(await authorizer.authorization()).to.equal('Bearer token-number-1');
    expect(Object.fromEntries(forms[0] ?? [])).to.deep.equal({
      client_assertion: assertionOf(forms[0]),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_id: 'client',
      grant_type: 'client_credentials',
      scope: 'openid',
    });
  });

  it('signs an assertion with exp in milliseconds, and neither iat nor nbf', async () => {
    const { authorizer, forms, tokenUrl } = await setUp(issue);
    await authorizer.authorization();
    const { jti, ...claims } = decodeJwt(assertionOf(forms[0]));
    expect(claims).to.deep.equal({
      aud: tokenUrl,
      iss: 'client',
      sub: 'client',
      exp: 1_800_000_060_000,
    });
    expect(jti).to.be.a('string').with.length.greaterThan(20);
    expect(decodeProtectedHeader(assertionOf(forms[0]))).to.deep.equal({ alg: 'PS256' });
  });

  it('signs so that the public key verifies', async () => {
    const { authorizer, forms } = await setUp(issue);
    await authorizer.authorization();
    const { payload } = await jwtVerify(assertionOf(forms[0]), rsa.publicKey);
    expect(payload.sub).to.equal('client');
  });

  it('takes the settings of audience, unit, life, offset, key id, scope and client id', async () => {
    const { authorizer, forms } = await setUp(issue, {
      audience: 'https://elsewhere.example/',
      expUnit: 's',
      lifetimeSeconds: 120,
      clockOffsetSeconds: -5,
      keyId: 'k1',
      scope: 'openid x',
      sendClientId: false,
    });
    await authorizer.authorization();
    const { aud, exp } = decodeJwt(assertionOf(forms[0]));
    expect([aud, exp]).to.deep.equal(['https://elsewhere.example/', 1_800_000_115]);
    expect(decodeProtectedHeader(assertionOf(forms[0])).kid).to.equal('k1');
    expect([forms[0]?.get('scope'), forms[0]?.has('client_id')]).to.deep.equal(['openid x', false]);
  });

  for (const algorithm of ['PS256', 'RS256', 'ES256'] as const)
    it(`signs with ${algorithm}`, async () => {
      const pair = await generateKeyPair(algorithm, { extractable: true });
      const privateKeyPem = await exportPKCS8(pair.privateKey);
      const { authorizer, forms } = await setUp(issue, { algorithm, privateKeyPem });
      await authorizer.authorization();
      const { protectedHeader } = await jwtVerify(assertionOf(forms[0]), pair.publicKey);
      expect(protectedHeader.alg).to.equal(algorithm);
    });

  it('never sends the same jti twice', async () => {
    const { authorizer, forms } = await setUp(issue);
    await authorizer.authorization();
    await authorizer.refused();
    const [first, second] = forms.map((form) => decodeJwt(assertionOf(form)).jti);
    expect(first).not.to.equal(second);
  });

  it('shares one request among all callers', async () => {
    const { authorizer, forms } = await setUp(issue);
    const all = await Promise.all(Array.from({ length: 10 }, () => authorizer.authorization()));
    expect([new Set(all).size, forms.length]).to.deep.equal([1, 1]);
  });

  it('renews at 80 % of the life that expires_in gives, once for all callers', async () => {
    const { authorizer, clock, forms } = await setUp(issue);
    await authorizer.authorization();
    clock.now += 79_999;
    expect(await authorizer.authorization()).to.equal('Bearer token-number-1');
    clock.now += 1;
    const all = await Promise.all([authorizer.authorization(), authorizer.authorization()]);
    expect([all, forms.length]).to.deep.equal([
      ['Bearer token-number-2', 'Bearer token-number-2'],
      2,
    ]);
  });

  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  for (const [unit, exp] of [
    ['seconds', 1_800_000_100],
    ['milliseconds', 1_800_000_100_000],
  ] as const)
    it(`renews at 80 % of the life that a JWT states in ${unit}`, async () => {
      const { authorizer, clock, forms } = await setUp((_form, response) => {
        const access_token = `${part({ alg: 'none' })}.${part({ exp })}.x`;
        json(response, 200, { access_token, token_type: 'bearer' });
      });
      await authorizer.authorization();
      clock.now += 79_999;
      await authorizer.authorization();
      clock.now += 1;
      await authorizer.authorization();
      expect(forms.length).to.equal(2);
    });

  it('never renews a token that says nothing of its life', async () => {
    const { authorizer, clock, forms } = await setUp((_form, response) => {
      json(response, 200, { access_token: 'opaque-token', token_type: 'Bearer' });
    });
    await authorizer.authorization();
    clock.now += 1e12;
    await authorizer.authorization();
    expect(forms.length).to.equal(1);
  });

  it('keeps the old token, and asks no more, when a renewal is refused', async () => {
    const { authorizer, clock, forms } = await setUp((form, response, count) => {
      if (count === 1) issue(form, response, count);
      else json(response, 401, { error: 'invalid_client' });
    });
    await authorizer.authorization();
    clock.now += 90_000;
    await authorizer.authorization();
    expect([
      await authorizer.authorization(),
      await authorizer.refused(),
      forms.length,
    ]).to.deep.equal(['Bearer token-number-1', false, 2]);
  });

  it('renews once a run after a 401, for all that saw it, and never again', async () => {
    const { authorizer, forms } = await setUp(issue);
    await authorizer.authorization();
    const shared = await Promise.all([authorizer.refused(), authorizer.refused()]);
    const value = await authorizer.authorization();
    expect([shared, value, await authorizer.refused(), forms.length]).to.deep.equal([
      [true, true],
      'Bearer token-number-2',
      false,
      2,
    ]);
  });

  it('tells of every token request', async () => {
    const { authorizer, exchanges, tokenUrl } = await setUp(issue);
    await authorizer.authorization();
    const [request, sent] = exchanges[0] ?? [];
    expect([request?.method, `${request?.origin ?? ''}${request?.target ?? ''}`]).to.deep.equal([
      'POST',
      tokenUrl,
    ]);
    expect([exchanges.length, sent?.response?.status]).to.deep.equal([1, 200]);
  });

  it('teaches token, assertion and key before it tells', async () => {
    const { authorizer, exchanges, secrets, forms } = await setUp(issue);
    await authorizer.authorization();
    const lines = pem.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
    expect(exchanges.length).to.equal(1);
    expect([...secrets]).to.include.members([
      'token-number-1',
      assertionOf(forms[0]),
      pem.trim(),
      lines.join(''),
      ...lines.slice(0, -1),
    ]);
  });

  it('is not disturbed by an id_token that it did not ask for', async () => {
    const { authorizer, secrets } = await setUp((_form, response) => {
      json(response, 200, {
        access_token: 'opaque-token',
        token_type: 'Bearer',
        id_token: 'a.b.c.d-secret',
      });
    });
    expect(await authorizer.authorization()).to.equal('Bearer opaque-token');
    expect(secrets.has('a.b.c.d-secret')).to.equal(true);
  });
});

describe('createAuthorizer, where there is no token to be had,', () => {
  const host = (url: string) => new URL(url).host;

  it('says that the client is refused, with the code', async () => {
    const { authorizer, forms, tokenUrl } = await setUp((_form, response) => {
      json(response, 401, { error: 'invalid_client', error_description: 'no such thing' });
    });
    const { code, exit, message } = await errorOf(authorizer.authorization());
    expect([code, exit, message]).to.deep.equal([
      'auth-refused',
      3,
      `the token endpoint at ${host(tokenUrl)} refuses the client: 401 invalid_client`,
    ]);
    await errorOf(authorizer.authorization());
    expect(forms.length).to.equal(1);
  });

  it('does not quote an answer that echoes the assertion', async () => {
    const { authorizer, forms } = await setUp((form, response) => {
      const error = assertionOf(form);
      response.setHeader('www-authenticate', `Bearer error="${error}"`);
      json(response, 400, { error, error_description: error });
    });
    const error = await errorOf(authorizer.authorization());
    const words = [error.message, error.stack, String(error.cause), error.next].join('\n');
    expect(words).not.to.include(assertionOf(forms[0]).slice(0, 20));
  });

  const INJECTION = '{"access_token":"a\\r\\nb","token_type":"Bearer"}';
  const ANSWERS: readonly (readonly [number, string, string, string])[] = [
    [503, 'text/html', '<p>maintenance</p>', 'token-endpoint-unreachable'],
    [302, 'text/html', '', 'token-url-wrong'],
    [200, 'application/json', '{"token":"x"}', 'token-response-invalid'],
    [200, 'application/json', '{"access_token":"x"}', 'token-response-invalid'],
    [200, 'application/json', INJECTION, 'token-response-invalid'],
    [200, 'application/json', '[]', 'token-response-invalid'],
    [200, 'application/json', '{', 'token-response-invalid'],
    [200, 'text/html', '<p>hello</p>', 'token-url-wrong'],
    [404, 'application/json', '{"error":"not_found"}', 'token-url-wrong'],
    [405, 'text/plain', '', 'token-url-wrong'],
    [403, 'text/html', '<title>Forbidden</title>', 'token-url-wrong'],
    [400, 'text/html', '<title>No required SSL certificate</title>', 'client-certificate-needed'],
    [204, 'application/json', '', 'token-response-invalid'],
    [200, 'application/json', '{"access_token":"x","token_type":"DPoP"}', 'token-response-invalid'],
  ];
  for (const [status, type, body, code] of ANSWERS)
    it(`calls ${status} ${type} ${body || 'without content'} ${code}`, async () => {
      const { authorizer } = await setUp((_form, response) => {
        response.writeHead(status, { 'content-type': type }).end(body);
      });
      const error = await errorOf(authorizer.authorization());
      expect([error.code, error.exit]).to.deep.equal([code, 3]);
    });

  it('says that the endpoint cannot be reached', async () => {
    const { authorizer, tokenUrl } = await setUp(issue, {}, down);
    const { code, exit, message } = await errorOf(authorizer.authorization());
    expect([code, exit, message]).to.deep.equal([
      'token-endpoint-unreachable',
      3,
      `no answer from the token endpoint at ${host(tokenUrl)}: it refuses connections`,
    ]);
  });
});

describe('createAuthorizer, with a ready token,', () => {
  const ready = (token: string, learn: (secret: string) => void = () => undefined) =>
    createAuthorizer({ kind: 'token', token }, { transport: down, now: Date.now, learn, way });

  it('gives it, and has no other', async () => {
    const authorizer = ready('a-ready-token');
    expect([await authorizer.authorization(), await authorizer.refused()]).to.deep.equal([
      'Bearer a-ready-token',
      false,
    ]);
  });

  it('teaches it at once', () => {
    const secrets: string[] = [];
    ready('a-ready-token', (secret) => secrets.push(secret));
    expect(secrets).to.deep.equal(['a-ready-token']);
  });

  it('refuses one that cannot stand in a header', () => {
    expect(() => ready('a token\r\nX: y')).to.throw(
      ConformanceError,
      'the ready token holds characters that a bearer token cannot have',
    );
  });
});

import { expect } from 'chai';
import { Body } from '../model/body.js';
import type { HttpRequest } from '../model/exchange.js';
import { NO_HEADERS } from '../model/http/headers.js';
import type { Sent } from '../model/transport.js';
import { ClientError } from './error.js';
import { PartnerClients } from './partner-clients.js';

const details = {
  clientId: 'id-1',
  name: 'N',
  redirectUris: ['https://a.example/cb'],
};
const read = { ...details };
const created = { client: { clientId: 'id-1', clientSecret: 's3cret-value' } };
const metadata = { name: 'N', redirectUris: ['https://a.example/cb'] };

const answered = (status: number, body = ''): Sent => ({
  startedAt: 0,
  endedAt: 1,
  response: { status, reason: '', headers: NO_HEADERS, body: Body.ofText(body) },
});

/** A client whose answers are given beforehand, and what it sent. */
const client = (answers: readonly Sent[], renewals = 0) => {
  const requests: HttpRequest[] = [];
  let token = 1;
  const clients = new PartnerClients({
    transport: {
      send: (request) => {
        requests.push(request);
        return Promise.resolve(answers[requests.length - 1] ?? answered(500));
      },
      close: () => Promise.resolve(),
    },
    authorizer: {
      authorization: () => Promise.resolve(`Bearer token-${token}`),
      refused: () => Promise.resolve((token += 1) <= renewals + 1),
    },
    origin: 'https://host.example',
    prefix: '/base',
    collection: { institution: 'i/1', partner: 'p' },
  });
  return { clients, requests };
};

const ok = (value: unknown) => client([answered(200, JSON.stringify(value))]).clients;

const errorOf = async (promise: Promise<unknown>): Promise<ClientError> => {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  if (error instanceof ClientError) return error;
  throw new Error('no ClientError was thrown');
};

const base = '/base/a/oidc-provider/api/v0/institutions/i%2F1/partner-clients/p';

describe('PartnerClients', () => {
  const CALLS: readonly (readonly [
    string,
    (c: PartnerClients) => Promise<unknown>,
    Sent,
    unknown,
  ])[] = [
    [`GET ${base} `, (c) => c.list(), answered(200, JSON.stringify([details])), [read]],
    [`GET ${base} `, (c) => c.list(), answered(200, '[]'), []],
    [
      `POST ${base} ${JSON.stringify(metadata)}`,
      (c) => c.create(metadata),
      answered(200, JSON.stringify(created)),
      created.client,
    ],
    [`GET ${base}/a%20b `, (c) => c.get('a b'), answered(200, JSON.stringify(details)), read],
    [`PUT ${base}/x {"name":"M"}`, (c) => c.update('x', { name: 'M' }), answered(204), undefined],
    [`DELETE ${base}/x `, (c) => c.delete('x'), answered(204), undefined],
  ];
  for (const [line, call, answer, result] of CALLS)
    it(`sends ${line.trim()} and reads ${JSON.stringify(result ?? null)}`, async () => {
      const { clients, requests } = client([answer]);
      expect(await call(clients)).to.deep.equal(result);
      const sent = requests.map(({ method, target, body }) => `${method} ${target} ${body.text}`);
      expect(sent).to.deep.equal([line]);
    });

  it('sends its token, and the media type where there is content', async () => {
    const { clients, requests } = client([answered(204), answered(204)]);
    await clients.delete('x');
    await clients.update('x', {});
    const accept = { name: 'accept', value: 'application/json' };
    const authorization = { name: 'authorization', value: 'Bearer token-1' };
    const type = { name: 'content-type', value: 'application/json' };
    expect(requests.map(({ headers }) => headers.entries)).to.deep.equal([
      [accept, authorization],
      [accept, authorization, type],
    ]);
  });

  const READS: readonly (readonly [string, unknown, (c: PartnerClients) => Promise<unknown>])[] = [
    ['list', [details], (c) => c.list()],
    ['get', details, (c) => c.get('x')],
    ['create', created, (c) => c.create(metadata)],
  ];
  /** Every copy of a value that lacks one member, or has another type in its place. */
  const spoilt = (value: unknown, at = ''): readonly (readonly [string, unknown])[] => {
    if (Array.isArray(value))
      return value.flatMap((item, index) =>
        spoilt(item, `${at}/${index}`).map(
          ([path, bad]) => [path, value.with(index, bad)] as const,
        ),
      );
    if (typeof value !== 'object' || value === null)
      return [
        [at, null],
        [at, 7],
      ];
    return Object.entries(value).flatMap(([name, member]) => [
      [`${at}/${name}`, { ...value, [name]: undefined }] as const,
      ...spoilt(member, `${at}/${name}`).map(
        ([path, bad]) => [path, { ...value, [name]: bad }] as const,
      ),
    ]);
  };
  for (const [operation, value, call] of READS) {
    for (const [path, bad] of spoilt(value))
      it(`does not take ${JSON.stringify(bad)} for the answer to ${operation} (${path})`, async () => {
        expect((await errorOf(call(ok(bad)))).code).to.equal('unexpected-body');
      });
    for (const bad of [null, 'x', {}, [[]]])
      it(`does not take ${JSON.stringify(bad)} for the answer to ${operation}`, async () => {
        expect((await errorOf(call(ok(bad)))).code).to.equal('unexpected-body');
      });
  }

  it('does not care for members that it does not read', async () => {
    const more = { ...details, logoUri: 5, pkceRequired: null, x: { y: [] } };
    const { client: one } = created;
    const wide = { client: { ...one, name: 3 }, z: 1 };
    expect([
      await ok([more]).list(),
      await ok(more).get('x'),
      await ok(wide).create(metadata),
    ]).to.deep.equal([[read], read, one]);
  });

  const STATUSES: readonly (readonly [number, string])[] = [
    [404, 'not-found'],
    ...([400, 409, 413, 415, 422] as const).map((status) => [status, 'refused'] as const),
    ...([401, 403] as const).map((status) => [status, 'unauthorized'] as const),
    ...([200, 201, 202, 302, 429, 500, 503] as const).map(
      (status) => [status, 'unexpected-status'] as const,
    ),
  ];
  for (const [status, code] of STATUSES)
    it(`calls a ${status} to a deletion ${code}`, async () => {
      const error = await errorOf(client([answered(status)]).clients.delete('x'));
      expect([error.code, error.status, error.message]).to.deep.equal([
        code,
        status,
        `DELETE is answered ${status}, not 204`,
      ]);
    });

  it('tries once more with a new token', async () => {
    const { clients, requests } = client([answered(401), answered(204)], 1);
    await clients.delete('x');
    const tokens = requests.map(({ headers }) => headers.get('authorization'));
    expect(tokens).to.deep.equal(['Bearer token-1', 'Bearer token-2']);
  });

  it('does not try a third time', async () => {
    const { clients, requests } = client([answered(401), answered(401), answered(204)], 9);
    expect((await errorOf(clients.delete('x'))).code).to.equal('unauthorized');
    expect(requests.length).to.equal(2);
  });

  it('says that no complete answer came', async () => {
    const failure = { code: 'reset', message: 'the connection broke', afterStatus: true };
    const error = await errorOf(client([{ ...answered(200, '[]'), failure }]).clients.list());
    expect([error.code, error.status, error.message]).to.deep.equal([
      'unreachable',
      200,
      'the connection broke',
    ]);
  });

  it('does not quote an answer that is no JSON', async () => {
    const { clients } = client([answered(200, 's3cret-value')]);
    expect((await errorOf(clients.create(metadata))).message).to.equal('the answer is no JSON');
  });
});

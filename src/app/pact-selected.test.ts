import { expect } from 'chai';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brokerSettings } from '../pact/broker/settings.js';
import { selectedPacts } from '../pact/verify/selected.js';
import { pactText } from '../pact/broker/pact.testing.js';
import { createTransport } from '../transport/transport.js';
import { codeOf } from './pact-verify.testing.js';

interface Told {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

const INDEX = {
  _links: { 'pb:provider-pacts-for-verification': { href: '/for/{provider}', templated: true } },
};
const entry = (path: string, properties: object = {}, more: object = {}) => ({
  verificationProperties: properties,
  _links: { self: { href: path } },
  ...more,
});
const selected = (...pacts: readonly unknown[]): Told => ({ json: { _embedded: { pacts } } });
const pact = (id: string, more: object = {}): Told => ({
  json: {
    ...(JSON.parse(pactText({ provider: 'p' })) as object),
    _links: { 'pb:publish-verification-results': { href: resultsOf(id) } },
    ...more,
  },
});
const resultsOf = (id: string): string =>
  `https://elsewhere.example/pacts/provider/p/consumer/c/pact-version/${id}/metadata/x/verification-results`;
const [ONE, TWO] = ['0123456789abcdef', 'fedcba9876543210'];

describe('the pacts that a broker hands out', () => {
  let server: Server;
  let answers: Record<string, Told>;
  let asked: { readonly what: string; readonly token: string | undefined; readonly text: string }[];

  beforeEach(async () => {
    asked = [];
    answers = { '/': { json: INDEX } };
    server = createServer((request, response) => {
      void text(request).then((content) => {
        const { method = '', url = '', headers } = request;
        asked.push({ what: `${method} ${url}`, token: headers.authorization, text: content });
        const told = answers[url] ?? { status: 404, json: {} };
        response.writeHead(told.status ?? 200, told.headers).end(JSON.stringify(told.json ?? {}));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const text = async (request: IncomingMessage): Promise<string> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    return Buffer.concat(parts).toString('utf8');
  };

  const select = async (wipSince?: string) => {
    const { port } = server.address() as AddressInfo;
    const settings = brokerSettings({
      PACT_BROKER_BASE_URL: `http://127.0.0.1:${port}`,
      PACT_BROKER_TOKEN: 'token-of-the-broker',
    });
    const transport = createTransport({});
    try {
      return await selectedPacts(
        {
          ...{ provider: 'p/q', selectors: [{ mainBranch: true }], branch: 'main' },
          ...{ pending: false, wipSince },
        },
        { settings, transport, signal: new AbortController().signal },
      );
    } finally {
      await transport.close();
    }
  };

  it('are asked for at the relation of its index, with selectors and branch', async () => {
    answers['/for/p%2Fq'] = selected(entry('/1'));
    answers['/1'] = pact(ONE);
    await select('2026-01-31');
    expect(asked.map(({ what }) => what)).to.deep.equal(['GET /', 'POST /for/p%2Fq', 'GET /1']);
    expect(JSON.parse(asked[1]?.text ?? '')).to.deep.equal({
      ...{ consumerVersionSelectors: [{ mainBranch: true }], providerVersionBranch: 'main' },
      ...{ includePendingStatus: true, includeWipPactsSince: '2026-01-31' },
    });
    expect(new Set(asked.map(({ token }) => token))).to.deep.equal(
      new Set(['Bearer token-of-the-broker']),
    );
  });

  it('say what the broker says of them, without its secrets', async () => {
    answers['/for/p%2Fq'] = selected(
      entry('/1', { pending: true }, { shortDescription: 'token-of-the-broker\u001b[2J' }),
      entry('/2', { wip: true }),
    );
    answers['/1'] = pact(ONE);
    answers['/2'] = pact(TWO);
    const { pacts } = await select();
    expect(pacts.map(({ pending, wip, chosenAs }) => [pending, wip, chosenAs])).to.deep.equal([
      [true, undefined, '[REDACTED]\\x1b[2J'],
      [true, true, undefined],
    ]);
  });

  it('get their results where the pact says, at the address of the broker', async () => {
    answers['/for/p%2Fq'] = selected(entry('https://elsewhere.example/1'));
    answers['/1'] = pact(ONE);
    const { held } = await select();
    expect(held.map(({ results }) => results)).to.deep.equal([
      `/pacts/provider/p/consumer/c/pact-version/${ONE}/metadata/x/verification-results`,
    ]);
  });

  it('decide where the same content is handed out once as pending and once not', async () => {
    answers['/for/p%2Fq'] = selected(
      ...[entry('/1', { pending: true }), entry('/2'), entry('/3', { pending: true })],
    );
    for (const path of ['/1', '/2', '/3']) answers[path] = pact(ONE);
    const { pacts } = await select();
    expect(pacts.map(({ pending }) => pending)).to.deep.equal([undefined]);
  });

  it('are named where they cannot be read, and the others are read', async () => {
    let deep: unknown = {};
    for (let depth = 0; depth < 300; depth += 1) deep = [deep];
    answers['/for/p%2Fq'] = selected(entry('/1', { pending: true }), entry('/2'), entry('/3'));
    answers['/1'] = pact(ONE, { interactions: 5 });
    answers['/2'] = pact(TWO, { metadata: deep });
    answers['/3'] = pact('00112233445566ff');
    const { pacts, unread } = await select();
    expect(pacts).to.have.length(1);
    const ends = ['holds interactions that are no list', 'is nested too deeply'];
    expect(
      unread.map(({ pending, unread: why }, at) => [pending, why?.endsWith(ends[at] ?? '?')]),
    ).to.deep.equal([
      [true, true],
      [undefined, true],
    ]);
  });

  for (const [what, path, told, code] of [
    ['no pact', '/for/p%2Fq', selected(), 'pacts-not-selected'],
    ['another page', '/', { json: {} }, 'broker-answer-invalid'],
    ['a relation elsewhere', '/', { json: { _links: {} } }, 'broker-answer-invalid'],
    ['a redirect', '/', { status: 302, headers: { location: '/else' } }, 'broker-refused'],
    ['no list', '/for/p%2Fq', { json: { _embedded: { pacts: {} } } }, 'broker-answer-invalid'],
    ['a link of no scheme', '/for/p%2Fq', selected(entry('ftp://a/1')), 'broker-answer-invalid'],
    [
      'more than anybody verifies',
      '/for/p%2Fq',
      selected(...Array.from({ length: 501 }, () => entry('/1'))),
      'broker-answer-invalid',
    ],
    ['a provider that it does not know', '/for/p%2Fq', { status: 404 }, 'broker-not-found'],
    ['no access', '/for/p%2Fq', { status: 401 }, 'broker-unauthorized'],
    ['a pact without a place for results', '/1', { json: {} }, 'broker-answer-invalid'],
  ] as const)
    it(`are not to be had from one that shows ${what}`, async () => {
      answers['/for/p%2Fq'] = selected(entry('/1'));
      answers['/1'] = pact(ONE);
      answers[path] = told;
      expect(await codeOf(() => select())).to.equal(code);
    });

  it('are refused in the words of the broker', async () => {
    const errors = { consumerVersionSelectors: ['tag must be filled (token-of-the-broker)'] };
    answers['/for/p%2Fq'] = { status: 400, json: { errors } };
    const message = await select().then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(message).to.match(/answers 400: .*tag must be filled \(\[REDACTED\]\)/);
  });
});

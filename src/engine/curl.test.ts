import { expect } from 'chai';
import { Body } from '../model/body.js';
import { curlScript } from './curl-script.js';
import { curlLine, type Shell } from './curl.js';
import { Exchange, type ExchangeInit, type HttpRequest } from '../model/exchange.js';
import { HeaderList } from '../model/http/headers.js';
import { Origins } from './origins.js';
import { RecentExchanges } from './recent.js';
import { ShapeRedactor } from '../redaction/redaction.js';

const redactor = () => new ShapeRedactor({ salt: 'a salt' });
const headers = (...fields: readonly (readonly [string, string])[]) =>
  new HeaderList(fields.map(([name, value]) => ({ name, value })));

const exchange = (request: Partial<HttpRequest>, more: Partial<ExchangeInit> = {}): Exchange =>
  new Exchange({
    ...{ id: 'e1', source: 'live', startedAt: 0, endedAt: 1 },
    ...more,
    request: {
      method: 'GET',
      origin: 'https://api.example',
      target: '/clients/7',
      headers: headers(),
      body: Body.ofText(''),
      ...request,
    },
  });

const answered = (status: number, json: unknown) => ({
  response: { status, reason: '', headers: headers(), body: Body.ofText(JSON.stringify(json)) },
});

const shell = (origins = new Origins()): Shell => ({
  redactor: redactor(),
  origins,
  variables: new Map(),
});

const line = (request: Partial<HttpRequest>, more: Partial<ExchangeInit> = {}) =>
  curlLine(exchange(request, more), shell());

describe('a curl line', () => {
  it('is as short as can be', () => {
    expect(line({})).to.equal('curl --path-as-is -i https://api.example/clients/7');
  });

  it('holds the token as a variable, and no field that curl writes itself', () => {
    const fields = headers(
      ...([
        ['Host', 'api.example'],
        ['Authorization', 'Bearer abcdef-123456'],
        ['Accept', 'application/json'],
        ['X-Empty', ''],
      ] as const),
    );
    expect(line({ headers: fields })).to.equal(
      `curl --path-as-is -i -H "Authorization: Bearer $CONFORMANCE_TOKEN" -H 'Accept: application/json' -H 'X-Empty;' https://api.example/clients/7`,
    );
  });

  it('shows the shape of a token that had to be refused', () => {
    const fields = headers(['Authorization', 'Bearer abcdef-123456']);
    expect(line({ headers: fields }, { purpose: 'bad-token' })).to.match(
      /-H 'Authorization: Bearer (?!abcdef-123456)[a-f]{6}-\d{6}'/,
    );
  });

  it('quotes a body, and never reads a file for it', () => {
    const body = Body.ofText('@/etc/passwd\n"it\'s"');
    expect(line({ method: 'POST', body })).to.equal(
      String.raw`curl --path-as-is -i -X POST -H 'Content-Type:' --data-raw $'@/etc/passwd\n"it\'s"' https://api.example/clients/7`,
    );
  });

  it('has the shell make what is one character many times', () => {
    const body = Body.ofText(`{"a":"${'x'.repeat(50_000)}","b":${'['.repeat(300)}}`);
    expect(line({ method: 'PUT', body })).to.contain(
      `--data-raw '{"a":"'"$(printf '%50000s' | tr ' ' 'x')"'","b":'"$(printf '%300s' | tr ' ' '[')"'}' `,
    );
  });

  it('names a file for a body that is long and various', () => {
    const body = Body.ofText('xyz'.repeat(5_000));
    expect(line({ method: 'PUT', body })).to.contain('--data-binary @request-body-of-e1');
  });

  it('names a file for a body that is no text', () => {
    const body = Body.ofBytes(Uint8Array.from([0, 255]));
    expect(line({ method: 'PUT', body })).to.contain('--data-binary @request-body-of-e1');
  });

  it('replaces secrets in the body and in the target', () => {
    const made = line({
      method: 'POST',
      target: '/token?access_token=abcdef-123456',
      body: Body.ofText('client_secret=ab1'),
    });
    expect(made).to.contain('client_secret=xx0').and.not.contain('abcdef-123456');
  });

  for (const target of ['/a b', '*', '/a#b', '/[1-9]', '/{a,b}', '/\x1b', 'http://x/']) {
    it(`sends the target ${JSON.stringify(target)} as it is`, () => {
      expect(line({ target }))
        .to.contain('--request-target')
        .and.match(/ https:\/\/api.example\/$/);
    });
  }

  it('is not broken by a method of hostile characters', () => {
    expect(line({ method: 'GET; rm -rf /' })).to.contain("-X 'GET; rm -rf /'");
  });
});

const retracing = (recent = new RecentExchanges()) => ({ redactor: redactor(), recent });

describe('a curl script', () => {
  const id = '0f9d7c1e-2b3a-4c5d-8e6f-a1b2c3d4e5f6';
  const create = exchange(
    { method: 'POST', target: '/clients' },
    answered(200, { client: { clientId: id } }),
  );
  const get = exchange({ target: `/clients/${id}` }, { id: 'e3', ...answered(404, {}) });

  it('shows the answer of a create that is itself what was seen', () => {
    expect(curlScript(create, [get], retracing()).split('\n').slice(2, 6)).to.deep.equal([
      '# e1: of no operation, answered 200',
      'ANSWER=$(curl --path-as-is -sS -i -X POST https://api.example/clients)',
      String.raw`printf '%s\n' "$ANSWER"`,
      String.raw`CLIENT_ID=$(printf '%s' "$ANSWER" | sed -n 's/.*"clientId" *: *"\([^"]*\)".*/\1/p')`,
    ]);
  });

  it('reads the id from the new answer, and uses it', () => {
    const removed = exchange(
      { method: 'DELETE', target: `/clients/${id}` },
      { id: 'e2', ...answered(204, '') },
    );
    expect(curlScript(get, [create, removed], retracing()).split('\n')).to.deep.equal([
      '# e1: of no operation, answered 200',
      String.raw`CLIENT_ID=$(curl --path-as-is -sS -X POST https://api.example/clients | sed -n 's/.*"clientId" *: *"\([^"]*\)".*/\1/p')`,
      '# e2: of no operation, answered 204',
      'curl --path-as-is -i -X DELETE https://api.example/clients/"$CLIENT_ID"',
      '# e3: of no operation, answered 404',
      'curl --path-as-is -i https://api.example/clients/"$CLIENT_ID"',
    ]);
  });

  it('says what is no longer at hand, and what is left out', () => {
    const earlier = Array.from({ length: 10 }, (_, at) => `e${at}\nrm`);
    expect(curlScript(get, earlier, retracing()).split('\n').slice(0, 2)).to.deep.equal([
      '# 2 earlier requests are left out',
      '# e2?rm: no longer at hand',
    ]);
  });
});

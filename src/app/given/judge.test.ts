import { expect } from 'chai';
import { gzipSync } from 'node:zlib';
import type { Contract } from '../../model/contract.js';
import { ConformanceError } from '../../model/error.js';
import type { GivenAnswer } from './exchange.js';
import {
  BASE,
  CLIENT,
  create,
  exchangeOf,
  get,
  JSON_TYPE,
  list,
  packaged,
  tell,
} from './given.testing.js';
import { type ExchangeOptions, judgeExchange } from './judge.js';

describe('judging one exchange', () => {
  let contract: Contract;
  before(async () => {
    contract = await packaged();
  });

  const judged = (given: GivenAnswer, options: ExchangeOptions = {}) =>
    judgeExchange(given, options, contract);
  const told = (given: GivenAnswer, options?: ExchangeOptions) => tell(judged(given, options));

  it('conforms where all that has to be seen was seen, and is right', () => {
    const judgment = judged(get());
    expect([tell(judgment), judgment.reason, judgment.operation]).to.deep.equal([
      ['conforms'],
      '',
      'getClient',
    ]);
  });

  it('gives what fails first, with its evidence', () => {
    const judgment = judged(
      get({ ...CLIENT, clientId: 'c2', clientSecret: 'kZ8vQ2pX7sLw4NdT9rJb' }),
    );
    expect(tell(judgment)).to.deep.equal([
      'does-not-conform',
      'error client-id-is-the-one-asked-for response.body/clientId',
      'error secret-only-at-creation response.body/clientSecret',
    ]);
    expect(judgment.evidence.map(({ id }) => id)).to.deep.equal(['e1']);
    expect(judgment.reason).to.equal(
      'response.body/clientId: the id that the path names, not another id (and 1 more)',
    );
  });

  it('gives no secret away', () => {
    const secret = 'kZ8vQ2pX7sLw4NdT9rJb';
    const given = get({ ...CLIENT, clientSecret: secret });
    const headers = { authorization: `Bearer ${secret}x` };
    const judgment = judged({ ...given, request: { ...given.request, headers } });
    expect(JSON.stringify(judgment)).to.not.include(secret);
  });

  it('says the same of the same', () => {
    expect(judged(create('short'))).to.deep.equal(judged(create('short')));
  });

  const contents: readonly (readonly [string, unknown])[] = [
    ['a text', JSON.stringify([CLIENT])],
    ['bytes', Buffer.from(JSON.stringify([CLIENT]))],
    ['a buffer of an array', new TextEncoder().encode(JSON.stringify([CLIENT])).buffer],
    ['a value', [CLIENT]],
  ];
  for (const [what, body] of contents)
    it(`takes content as ${what}`, () => {
      expect(told(list(body))).to.deep.equal(['conforms']);
    });

  it('decodes bytes that are still coded, and leaves those that a client has decoded', () => {
    const bytes = Buffer.from(JSON.stringify([CLIENT]));
    const headers = { ...JSON_TYPE, 'content-encoding': 'gzip' };
    for (const body of [gzipSync(bytes), bytes])
      expect(told(exchangeOf('GET', undefined, { headers, body }))).to.deep.equal(['conforms']);
  });

  it('finds names that stand twice in a text, and cannot tell of a value', () => {
    const twice =
      '[{"clientId":"a","clientId":"b","name":"n","redirectUris":["https://a.example/"]}]';
    expect(told(list(twice)).filter((each) => each.includes('unique'))).to.have.length(1);
    expect(judged(list()).couldNotTell.map(({ check }) => check)).to.include(
      'member-names-are-unique',
    );
  });

  it('takes header fields as names, as pairs, and as what a fetch answers with', () => {
    const pairs = Object.entries(JSON_TYPE);
    for (const headers of [JSON_TYPE, pairs, new Map(pairs), new Headers(JSON_TYPE)])
      expect(told(exchangeOf('GET', undefined, { headers, body: [] }))).to.deep.equal(['conforms']);
  });

  it('finds the path of the document below another one', () => {
    const { response } = get();
    for (const prefix of ['http://127.0.0.1:8080', 'https://gateway.example/admin/x'])
      expect(
        told({ request: { method: 'get', url: `${prefix}${BASE}/c1` }, response }),
      ).to.deep.equal(['conforms']);
  });

  it('judges an answer whose request nobody knows by its operation', () => {
    const { response } = get({ ...CLIENT, clientId: 'any' });
    const judgment = judged({ response }, { operation: 'getClient' });
    expect([tell(judgment), judgment.operation]).to.deep.equal([['conforms'], 'getClient']);
    const path = { request: { method: 'GET', path: '/mounted/elsewhere/7' }, response };
    expect(told(path, { operation: 'getClient' })).to.deep.equal(['conforms']);
  });

  it('holds nothing against the request where nobody knows it', () => {
    const { response } = create();
    const judgment = judged({ response }, { operation: 'createClient' });
    expect([
      judgment.verdict,
      judgment.findings.filter(({ side }) => side === 'request'),
    ]).to.deep.equal(['conforms', []]);
  });

  const unseen: readonly (readonly [string, GivenAnswer, RegExp])[] = [
    ['no answer came', { request: { method: 'GET', path: BASE } }, /no answer came/],
    ['the path is unknown', { ...list(), request: { method: 'GET', path: '/x' } }, /no operation/],
    ['the content is unknown', exchangeOf('GET', undefined, {}), /content of the answer/],
    [
      'the header fields are unknown',
      { request: { method: 'GET', path: BASE }, response: { status: 200, body: [] } },
      /header fields/,
    ],
    [
      'the document does not list the status',
      exchangeOf('GET', undefined, { status: 401, body: {} }),
      /401/,
    ],
    [
      'a gateway answered',
      exchangeOf('GET', undefined, {
        status: 503,
        headers: { 'content-type': 'text/html' },
        body: '<html>',
      }),
      /gateway/,
    ],
    [
      'a client has not said whether there was content',
      exchangeOf('DELETE', 'c1', { status: 204 }),
      /content/,
    ],
  ];
  for (const [what, given, reason] of unseen)
    it(`could not tell where ${what}`, () => {
      const judgment = judged(given);
      expect([judgment.verdict, judgment.missing.length]).to.deep.equal(['could-not-tell', 1]);
      expect(judgment.reason).to.match(reason);
    });

  it('takes a refusal that was asked for', () => {
    const refused = { status: 400, headers: JSON_TYPE, body: {} };
    const given = { ...create(), response: refused, purpose: 'invalid-body' } as const;
    expect(told(given)[0]).to.equal('conforms');
  });

  it('judges by severities, pins and gate', () => {
    const nulls = get({ ...CLIENT, logoUri: null });
    expect(told(nulls, { severities: { 'no-null-members': 'info' } })).to.deep.equal([
      'conforms',
      'info no-null-members response.body/logoUri',
    ]);
    const warned = { ...create('short-and-guessed'), request: { method: 'POST', path: BASE } };
    expect([told(warned)[0], told(warned, { gate: 'warning' })[0]]).to.deep.equal([
      'conforms',
      'does-not-conform',
    ]);
  });

  const wrong: readonly (readonly [string, unknown, unknown?])[] = [
    ['an exchange is wrong', 5],
    ['has no member "answer"', { ...list(), answer: {} }],
    ['nobody says of which operation', { response: { status: 200 } }],
    ['the address of the request is wrong', { request: { method: 'GET' } }],
    ['the address of the request is wrong', { request: { method: 'GET', url: 'ftp://x' } }],
    ['the method of the request is wrong', { request: { path: BASE } }],
    ['the status of the response is wrong', exchangeOf('GET', undefined, { status: 20 })],
    [
      'header fields of the response',
      exchangeOf('GET', undefined, { headers: ['a', 'b'] as never }),
    ],
    ['the body of the response', exchangeOf('GET', undefined, { body: new Map() })],
    ['the body of the response', exchangeOf('GET', undefined, { body: new ReadableStream() })],
    ['the purpose of the exchange', { ...list(), purpose: 'fun' }],
    ['there is no operation "x"', list(), { operation: 'x' }],
    ['is of listClients, not of getClient', list(), { operation: 'getClient' }],
    ['there is no option "foo"', list(), { foo: 1 }],
    ['the options', list(), null],
    ['the option gate', list(), { gate: 'info' }],
    ['the option severities', list(), { severities: { 'no-null-members': 'loud' } }],
  ];
  for (const [message, given, options] of wrong)
    it(`refuses: ${message}`, () => {
      const judge = () => judged(given as GivenAnswer, options as ExchangeOptions);
      expect(judge)
        .to.throw(ConformanceError, message.replace('an exchange', 'the exchange'))
        .with.property('code', 'usage');
    });

  it('refuses severities of a check that there is not', () => {
    expect(() => judged(list(), { severities: { 'no-such-check': 'off' } }))
      .to.throw(ConformanceError)
      .with.property('code', 'unknown-check');
  });
});

import { expect } from 'chai';
import { ConformanceError } from '../../model/error.js';
import { ANY } from '../../model/pact/terms.js';
import { exchangesOf } from './exchanges.js';
import { parsePact } from './pact.js';

const ask = {
  description: 'ask',
  request: { method: 'get', path: '/a' },
  response: { status: 200 },
};
const read = (pact: unknown) =>
  exchangesOf(parsePact(typeof pact === 'string' ? pact : JSON.stringify(pact), 'p.json'));
const one = (interaction: object) =>
  read({ interactions: [{ ...ask, ...interaction }] }).interactions[0];

const refusal = (pact: unknown): string => {
  try {
    read(pact);
  } catch (error) {
    if (error instanceof ConformanceError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'nothing was refused';
};

describe('the exchanges of a pact', () => {
  it('reads a query of version 2 as it stands, and one of version 3 encoded', () => {
    const target = (query: unknown) => one({ request: { ...ask.request, query } })?.request.target;
    expect(target('b=1&c=%20')).to.equal('/a?b=1&c=%20');
    expect(target({ b: ['1', '2'], 'c d': ['é'] })).to.equal('/a?b=1&b=2&c%20d=%C3%A9');
  });

  it('reads content of every version', () => {
    const text = (body: unknown, headers = {}) =>
      one({ response: { status: 200, headers, body } })?.response?.body.text;
    expect(text({ a: 1 })).to.equal('{"a":1}');
    expect(text({ content: { a: 1 }, contentType: 'application/json', encoded: false })).to.equal(
      '{"a":1}',
    );
    expect(
      text({ content: 'eyJhIjoxfQ==', contentType: 'application/json', encoded: 'base64' }),
    ).to.equal('{"a":1}');
    expect(text('{"a":1}', { 'Content-Type': 'application/json' })).to.equal('{"a":1}');
    expect(text('a,b', { 'Content-Type': 'text/csv' })).to.equal('a,b');
  });

  it('reads encoded content of a megabyte of tabs and a letter that is none', () => {
    const content = `${'\t'.repeat(1_000_000)}!`;
    const body = { content, contentType: 'application/json', encoded: 'base64' };
    expect(() => one({ response: { status: 200, body } })).to.throw('no base64');
  });

  it('tells content that is not mentioned from content that is empty', () => {
    const body = (response: object) =>
      one({ response: { status: 204, ...response } })?.response?.body;
    expect([body({})?.isKept, body({ body: null })?.isKept]).to.deep.equal([false, true]);
  });

  it('takes the type of the content for a header that is missing', () => {
    const body = { content: [], contentType: 'application/json', encoded: false };
    const { headers } = one({ response: { status: 200, body } })?.response ?? {};
    expect(headers?.get('content-type')).to.equal('application/json');
  });

  it('reads the rules of versions 2 and 3 alike', () => {
    const paths = (matchingRules: object) =>
      one({ response: { status: 200, matchingRules } })?.pact?.response.body;
    const second = {
      "$.body.a[*]['b c']": { match: 'type', min: 1 },
      '$.headers.X': { match: 'type' },
    };
    const third = { body: { "$.a[*]['b c']": { matchers: [{ match: 'type', min: 1 }] } } };
    const [rule] = paths(second) ?? [];
    expect(rule?.path).to.deep.equal(['a', ANY, 'b c']);
    expect(paths(second)).to.deep.equal(paths(third));
  });

  it('reads the names of states and of their parameters', () => {
    const { pact } =
      one({ providerStates: [{ name: 's', params: { p: 1 } }, { name: 't' }] }) ?? {};
    expect([pact?.states, [...(pact?.given ?? [])]]).to.deep.equal([['s', 't'], ['p']]);
    expect(one({ providerState: 's' })?.pact?.states).to.deep.equal(['s']);
  });

  it('passes over messages and counts them', () => {
    const message = { description: 'm', type: 'Asynchronous/Messages' };
    const { interactions, passedOver } = read({ interactions: [ask, message] });
    expect([interactions.length, passedOver]).to.deep.equal([1, 1]);
  });

  it('gives up on an expression that takes for ever', () => {
    const body = { '$.a': { matchers: [{ match: 'regex', regex: '^(a+)+$' }] } };
    const pact = one({ response: { status: 200, matchingRules: { body } } })?.pact;
    const [matcher] = pact?.response.body[0]?.matchers ?? [];
    expect(matcher?.kind === 'text' && matcher.admits(`${'a'.repeat(40)}!`)).to.equal(undefined);
  });

  it('takes members that objects inherit for names like any other', () => {
    const text = `{"interactions":[{"description":"ask","request":{"path":"/a","headers":{"__proto__":"x"}},"response":{"status":200,"body":{"__proto__":{"status":5},"constructor":1},"matchingRules":{"body":{"$.__proto__":{"matchers":[]}}}}}]}`;
    const [exchange] = read(text).interactions;
    expect(exchange?.response?.body.text).to.equal('{"__proto__":{"status":5},"constructor":1}');
    expect(exchange?.response?.status).to.equal(200);
  });

  it('refuses what is no pact, with the file and the interaction', () => {
    const wrong = (interaction: object) => ({ interactions: [ask, { ...ask, ...interaction }] });
    const deep = `{"interactions":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    expect([
      refusal('{'),
      refusal('[]'),
      refusal({ interactions: {} }),
      refusal(deep),
      refusal(wrong({ description: 5 })),
      refusal(wrong({ request: null })),
      refusal(wrong({ response: { status: '200' } })),
      refusal(wrong({ request: { path: 5 } })),
      refusal(wrong({ request: { method: 'GET /', path: '/' } })),
    ]).to.deep.equal([
      'pact-invalid: the pact p.json is no JSON',
      'pact-invalid: the pact p.json is no object',
      'pact-invalid: the pact p.json holds interactions that are no list',
      'pact-invalid: the pact p.json is nested too deeply',
      'pact-invalid: the pact p.json, interaction 2: has no description',
      'pact-invalid: the pact p.json, interaction 2 ("ask"): has no request or no response',
      'pact-invalid: the pact p.json, interaction 2 ("ask"): has a status that is none',
      'pact-invalid: the pact p.json, interaction 2 ("ask"): has a path that is no text',
      'pact-invalid: the pact p.json, interaction 2 ("ask"): has a method that is none',
    ]);
  });
});

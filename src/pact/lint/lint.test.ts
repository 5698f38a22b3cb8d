import { expect } from 'chai';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalPact } from '../canonical.js';
import { lintPact } from './lint.js';

const PACTS = join(import.meta.dirname, '../../../contracts/pacts');

const read = (file: string): unknown => JSON.parse(readFileSync(join(PACTS, file), 'utf8'));

const TYPE = { combine: 'AND', matchers: [{ match: 'type' }] };
const regex = (expression: string) => ({
  ...{ combine: 'AND', matchers: [{ match: 'regex', regex: expression }] },
});

const REQUEST = { method: 'GET', path: '/clients' };
const RESPONSE = {
  body: { content: { names: ['N'] }, contentType: 'application/json', encoded: false },
  headers: { 'Content-Type': ['application/json'] },
  matchingRules: { body: { '$.names': TYPE, '$.names[*]': TYPE } },
  status: 200,
};
const EXISTS = { name: 'a client exists' };
const INTERACTION = {
  description: 'a request',
  providerStates: [EXISTS],
  request: REQUEST,
  response: RESPONSE,
  type: 'Synchronous/HTTP',
};

const EMPTY = {
  consumer: { name: 'c' },
  interactions: [],
  metadata: { pactSpecification: { version: '4.0' } },
  provider: { name: 'p' },
};
const pactOf = (...interactions: readonly unknown[]) => canonicalPact({ ...EMPTY, interactions });

const linesOf = (pact: unknown) =>
  lintPact(pact).map(({ rule, at, says }) => `${rule} ${at}: ${says}`);

const answeredWith = (response: object) => linesOf(pactOf({ ...INTERACTION, response }));
const withRules = (body: object, content: unknown = { names: ['N'] }) =>
  answeredWith({ ...RESPONSE, body: { content }, matchingRules: { body } });
const requestedWith = (request: object) =>
  linesOf(pactOf({ ...INTERACTION, request: { ...REQUEST, ...request } }));

const RULES = '/interactions/0/response/matchingRules/body/$';

describe('lintPact', () => {
  for (const file of readdirSync(PACTS))
    it(`has nothing to say about ${file}`, () => {
      expect(lintPact(read(file))).to.deep.equal([]);
    });

  it('finds the pact of the partner console whole', () => {
    const pact = read('partner-console-partner-clients.json');
    expect(pact).to.have.property('interactions').with.lengthOf(16);
  });

  it('has nothing to say about a pact in order', () => {
    expect(linesOf(pactOf(INTERACTION))).to.deep.equal([]);
  });

  it('names the interaction', () => {
    const [finding] = lintPact(pactOf({ ...INTERACTION, pending: true }));
    expect(finding).to.deep.equal({
      rule: 'pending',
      at: '/interactions/0/pending',
      interaction: 'a request',
      says: 'a failure of a pending interaction fails nothing',
    });
  });

  const FOUND: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [
      'no interactions',
      linesOf(pactOf()),
      ['no-interactions /interactions: a pact without interactions is verified by any provider'],
    ],
    ['what is no object', linesOf([]), ['no-pact : the file holds no JSON object']],
    [
      'an older specification',
      linesOf({
        interactions: [INTERACTION],
        metadata: { pactSpecification: { version: '2.0.0' } },
      }),
      [
        'other-specification /metadata/pactSpecification: the rules of another version than 4 of the Pact specification are not read here',
      ],
    ],
    [
      'an interaction that is none',
      linesOf(pactOf(null)),
      ['no-interaction /interactions/0: it is no JSON object'],
    ],
    [
      'an interaction without a description',
      linesOf(pactOf({ ...INTERACTION, description: ' ' })),
      ['no-description /interactions/0: nobody can tell this interaction from others'],
    ],
    [
      'a message of a queue',
      linesOf(pactOf({ ...INTERACTION, type: 'Asynchronous/Messages' })),
      ['no-http /interactions/0/type: it is no exchange over HTTP'],
    ],
    [
      'an interaction without a response',
      answeredWith([]),
      ['no-message /interactions/0/response: there is no response'],
    ],
    [
      'the same description and states twice',
      linesOf(
        pactOf(INTERACTION, {
          ...INTERACTION,
          providerStates: [{ ...EXISTS, params: { name: 'N' } }],
        }),
      ),
      [
        'named-twice /interactions/1: an earlier interaction has the same description and the same states',
      ],
    ],
    [
      'content without a media type',
      answeredWith({ ...RESPONSE, headers: { 'X-Content-Type': ['a'] } }),
      [
        'no-content-type /interactions/0/response/headers: there is content, and no Content-Type says of what kind',
      ],
    ],
    [
      'content sent without a media type',
      requestedWith({ body: { content: {} } }),
      [
        'no-content-type /interactions/0/request/headers: there is content, and no Content-Type says of what kind',
      ],
    ],
    [
      'a 204 with content',
      answeredWith({ ...RESPONSE, status: 204 }),
      ['content-on-204 /interactions/0/response/body: an answer of this status has no content'],
    ],
    [
      'content where a 204 is allowed besides',
      answeredWith({
        ...RESPONSE,
        matchingRules: {
          status: { $: { matchers: [{ match: 'statusCode', status: [200, 204] }] } },
        },
      }),
      ['content-on-204 /interactions/0/response/body: an answer of this status has no content'],
    ],
    [
      'a list of at least 0 items',
      withRules({ '$.names': { matchers: [{ match: 'type', min: 0 }] } }),
      [
        `unbounded-items ${RULES}.names: with a minimum of 0 Pact drops the rules of the items; use \`like\`, or a minimum of 1`,
      ],
    ],
    [
      'a list that shows no item',
      withRules({ '$.names': TYPE }, { names: [] }),
      [`no-item ${RULES}.names: the list of the example is empty: nothing is asked of its items`],
    ],
    [
      'a rule for a place that is not there',
      withRules({ '$.name': TYPE }),
      [
        `rule-without-value ${RULES}.name: there is a rule for "$.name", and no such place in the example`,
      ],
    ],
    [
      'an expression that matches a part of the example',
      requestedWith({
        headers: { Authorization: ['Bearer x y'] },
        matchingRules: { header: { authorization: regex('Bearer \\w+') } },
      }),
      [
        'regex-not-matching /interactions/0/request/matchingRules/header/authorization: the expression does not match the whole example',
      ],
    ],
    [
      'an expression for what is no text',
      withRules({ '$.names': regex('.*') }),
      [`regex-not-matching ${RULES}.names: the expression does not match the whole example`],
    ],
    [
      'an expression that never comes to an end',
      withRules({ '$.names[0]': regex('(a+)+') }, { names: [`${'a'.repeat(60)}!`] }),
      [`regex-undecided ${RULES}.names[0]: the expression could not be tried on the example`],
    ],
    [
      'a state that nobody builds',
      linesOf(pactOf({ ...INTERACTION, providerStates: [{ name: 'constructor' }] })),
      ['state-unknown /interactions/0/providerStates/0: no handler knows the state "constructor"'],
    ],
    [
      'a parameter that nobody reads',
      linesOf(pactOf({ ...INTERACTION, providerStates: [{ ...EXISTS, params: { age: 1 } }] })),
      [
        'state-parameter-unknown /interactions/0/providerStates/0: the state "a client exists" has no parameter "age"',
      ],
    ],
    [
      'a value that no state gives',
      requestedWith({
        generators: { path: { type: 'ProviderState', expression: '/${clientId}/${colour}' } },
      }),
      [
        'value-not-provided /interactions/0/request/generators/path: no state of the interaction provides "colour"',
      ],
    ],
    [
      'the address of a mock server',
      requestedWith({ headers: { Origin: ['http://127.0.0.1:41291'] } }),
      [
        'local-thing /interactions/0/request/headers/Origin: there stands the address of a server of one run',
      ],
    ],
    [
      'a path on one machine',
      linesOf(pactOf({ ...INTERACTION, comments: { testname: '/home/me/a.pact.ts' } })),
      ['local-thing /interactions/0/comments/testname: there stands a path on one machine'],
    ],
    [
      'interactions out of order',
      linesOf({
        ...EMPTY,
        interactions: [{ ...INTERACTION, description: 'b' }, INTERACTION].map(canonicalPact),
      }),
      [
        'unsorted : members, interactions or metadata are not as `npm run pacts` writes them: the next run would change the file',
      ],
    ],
  ];
  for (const [what, lines, expected] of FOUND)
    it(`finds ${what}`, () => {
      expect(lines).to.deep.equal(expected);
    });

  it('knows a list that may be empty from one of at least 0 items', () => {
    expect(withRules({ '$.names': TYPE })).to.deep.equal([]);
  });

  it('takes the states from its caller', () => {
    expect(lintPact(pactOf(INTERACTION), []).map(({ rule }) => rule)).to.deep.equal([
      'state-unknown',
    ]);
  });

  it('tells two interactions of one description apart by their states', () => {
    const other = { ...INTERACTION, providerStates: [{ name: 'no client exists' }] };
    expect(linesOf(pactOf(INTERACTION, other))).to.deep.equal([]);
  });

  it('does not read what is nested too deeply', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
    expect(linesOf(deep)).to.deep.equal(['beyond-limits : it is nested deeper than 100 levels']);
  });

  it('does not read what is too large', () => {
    const large = Array.from({ length: 60_000 }, () => 0);
    expect(linesOf(large)).to.deep.equal(['beyond-limits : it holds more than 50000 values']);
  });

  it('says no more than 200 things', () => {
    const many = pactOf(...Array.from({ length: 300 }, () => null));
    expect(lintPact(many)).to.have.lengthOf(200);
  });

  it('is done in a few seconds with a thousand expressions that never end', () => {
    const indexes = Array.from({ length: 1000 }, (_, index) => index);
    const slow = new Map(indexes.map((index) => [`$[${index}]`, regex('(a+)+')]));
    const content = indexes.map(() => `${'a'.repeat(60)}!`);
    expect(withRules(Object.fromEntries(slow), content)).to.have.lengthOf(200);
  });

  it('throws for no JSON value, in whatever place of a pact it stands', () => {
    const places = fc.constantFrom(
      ...['providerStates', 'request', 'response', 'description', 'type', 'pending'],
    );
    const parts = fc.constantFrom(
      ...['body', 'headers', 'matchingRules', 'generators', 'status', 'path', 'query'],
    );
    fc.assert(
      fc.property(fc.jsonValue(), places, parts, (value, place, part) => {
        expect(lintPact(value)).to.be.an('array');
        expect(lintPact(pactOf({ ...INTERACTION, [place]: value }))).to.be.an('array');
        const response = { ...RESPONSE, [part]: value };
        expect(lintPact(pactOf({ ...INTERACTION, response }))).to.be.an('array');
      }),
    );
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import { schemaOf } from './document.testing.js';
import { loadContract } from './load.js';

const VENDOR = { file: 'specs/partner-clients.v0.yaml' };
const OVERLAYS = ['specs/partner-clients.overlay.yaml'];
const published = await loadContract({ ...VENDOR, profile: 'published' });
const strict = await loadContract({ ...VENDOR, profile: 'strict', overlays: OVERLAYS });

const answers = [published, strict].flatMap(({ operations }) =>
  operations.flatMap(({ responses, requestBody }) =>
    [...responses, ...(requestBody ? [requestBody] : [])].flatMap(({ content }) =>
      content.flatMap(({ schema }) => (schema ? [schema] : [])),
    ),
  ),
);

const member = fc.constantFrom(
  'clientId',
  'name',
  'redirectUris',
  'logoUri',
  'client',
  '__proto__',
);
const value = fc.letrec((tie) => ({
  leaf: fc.oneof(fc.constant(null), fc.string(), fc.integer(), fc.boolean(), fc.webUrl()),
  node: fc.oneof(
    tie('leaf'),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(member, tie('node')),
  ),
})).node;

const ANIMALS = {
  S: {
    oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
    discriminator: { propertyName: 'kind' },
  },
  Cat: {
    type: 'object',
    required: ['kind', 'lives'],
    properties: { kind: { type: 'string' }, lives: { type: 'integer' } },
  },
  Dog: {
    type: 'object',
    required: ['kind', 'name'],
    properties: { kind: { type: 'string' }, name: { type: 'string' } },
  },
};

describe('explain', () => {
  it('is empty if and only if the value is accepted', () => {
    fc.assert(
      fc.property(value, fc.nat(answers.length - 1), (each, index) => {
        const schema = answers[index];
        return schema?.accepts(each) === (schema?.explain(each).length === 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('hides no violation behind many of another kind', () => {
    const schema = published.operations[0]?.response(200)?.content[0]?.schema;
    const many = Array.from({ length: 500 }, () => ({ logoUri: null }));
    const places = schema?.explain([...many, { name: 5 }, { name: null }]);
    expect(places?.map(({ instance, actual }) => `${instance} ${actual}`)).to.deep.equal([
      ...['/0/logoUri null', '/1/logoUri null', '/2/logoUri null'],
      ...['/500/name an integer', '/501/name null'],
    ]);
  });

  it('names the place in the value and in the document', () => {
    const schema = published.operations[2]?.response(200)?.content[0]?.schema;
    expect(schema?.explain({ name: null })).to.deep.equal([
      {
        instance: '/name',
        schema: '#/components/schemas/partnerClientDetails/properties/name/type',
        keyword: 'type',
        expected: 'a string',
        actual: 'null',
        position: { file: 'specs/partner-clients.v0.yaml', line: 198, column: 11 },
        breaks: 'published',
      },
    ]);
  });

  it('calls what is no integer as it is written a number', async () => {
    const schema = await schemaOf({ S: { type: 'integer' } });
    const text = '9007199254740993.5';
    const told = schema.explain(Number(text), text);
    expect(told.map(({ expected, actual }) => [expected, actual])).to.deep.equal([
      ['an integer', 'a number'],
    ]);
  });

  it('names the branch that the discriminator means', async () => {
    const schema = await schemaOf(ANIMALS);
    const [violation] = schema.explain({ kind: 'Dog', lives: 'x' });
    expect(violation?.schema).to.equal('#/components/schemas/Dog/required');
  });

  it('names the branch that is nearest where there is no discriminator', async () => {
    const schema = await schemaOf({ ...ANIMALS, S: { oneOf: ANIMALS.S.oneOf } });
    expect(schema.explain({ kind: 'x', lives: '9', name: 1 }).length).to.equal(1);
  });

  it('says so where several alternatives fit', async () => {
    const schema = await schemaOf({ S: { oneOf: [{ type: 'string' }, { maxLength: 3 }] } });
    expect(schema.explain('a').map(({ keyword, expected }) => [keyword, expected])).to.deep.equal([
      ['oneOf', 'a value that fits exactly one of the alternatives'],
    ]);
  });

  it('keeps what is wrong beside the alternatives', async () => {
    const S = {
      required: ['a'],
      anyOf: [{ required: ['b'] }, { required: ['c'], maxProperties: 0 }],
    };
    const schema = await schemaOf({ S });
    expect(schema.explain({ x: 1 }).map(({ schema: at }) => at)).to.have.members([
      '#/components/schemas/S/required',
      '#/components/schemas/S/anyOf/0/required',
    ]);
  });

  it('never quotes the value', () => {
    const secret = 'hunter2-hunter2';
    const body = {
      clientId: [secret],
      name: { [`x`]: secret },
      logoUri: secret,
      redirectUris: secret,
    };
    const texts = answers
      .flatMap((schema) => schema.explain(body))
      .map((each) => JSON.stringify(each));
    expect(texts.filter((text) => text.includes(secret))).to.deep.equal([]);
  });

  const details = strict.operations[2]?.response(200)?.content[0]?.schema;

  it('tells what only the overlay forbids', () => {
    const breaks = details
      ?.explain({ name: 5, logoUri: '/x' })
      .map((each) => [each.instance, each.breaks]);
    expect(breaks).to.have.deep.members([
      ['', 'strict'],
      ['/name', 'published'],
      ['/logoUri', 'strict'],
    ]);
  });

  it('points into the overlay for what the overlay asks', () => {
    expect(details?.explain({})[0]?.position?.file).to.equal('specs/partner-clients.overlay.yaml');
  });

  it('has nothing against a lawful client in the strict reading', () => {
    const client = {
      clientId: 'any text',
      name: '',
      redirectUris: [
        'http://localhost:8080/cb',
        'com.example.app:/cb',
        'https://a.example/cb?x=1&y=%2F',
      ],
      logoUri: '',
      clientUri: 'https://a.example/',
      contacts: ['+1 555'],
      extra: null,
    };
    expect(details?.explain(client)).to.deep.equal([]);
  });

  it('has nothing against a client that a replacing update left bare', () => {
    expect(details?.explain({ clientId: 'c', redirectUris: [] })).to.deep.equal([]);
  });
});

describe('visit', () => {
  const details = published.operations[2]?.response(200)?.content[0]?.schema;
  const reached = (body: unknown): readonly (string | undefined)[] => {
    const hits: (string | undefined)[] = [];
    details?.visit(body, (node) =>
      hits.push(details.nodes[node]?.pointer.split('/').slice(4).join('/')),
    );
    return hits.slice(2);
  };

  it('hits the nodes that a value reaches', () => {
    expect(reached({ name: 'a', contacts: [] })).to.deep.equal([
      'properties/name',
      'properties/contacts',
    ]);
  });

  it('hits a node for each item', () => {
    expect(reached({ contacts: ['a', 'b'] }).length).to.equal(3);
  });

  it('knows only own members', async () => {
    const schema = await schemaOf({ S: { properties: { constructor: {} } } });
    const hits: number[] = [];
    schema.visit({}, (node) => hits.push(node));
    expect(hits.map((node) => schema.nodes[node]?.pointer)).not.to.include(
      '#/components/schemas/S/properties/constructor',
    );
  });

  it('lists the nodes in document order', () => {
    const lines = details?.nodes.map(({ pointer }) => published.locate(pointer)?.line ?? 0) ?? [];
    expect(lines).to.deep.equal([...lines].sort((one, other) => one - other));
  });

  it('ends on a schema that contains itself', async () => {
    const S = { properties: { next: { $ref: '#/components/schemas/S' } } };
    const schema = await schemaOf({ S });
    const hits: number[] = [];
    schema.visit({ next: { next: { next: {} } } }, (node) => hits.push(node));
    expect(new Set(hits).size).to.equal(schema.nodes.length);
  });

  it('enters only the alternatives that accept the value', async () => {
    const schema = await schemaOf({ S: { anyOf: [{ type: 'string' }, { type: 'number' }] } });
    const hits: (string | undefined)[] = [];
    schema.visit(1, (node) => hits.push(schema.nodes[node]?.pointer));
    expect(hits.at(-1)).to.equal('#/components/schemas/S/anyOf/1');
  });
});
